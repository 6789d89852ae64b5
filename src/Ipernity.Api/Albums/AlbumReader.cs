using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>Reads the element <c>album</c> as all methods write it.</summary>
internal static class AlbumReader
{
    /// <summary>Reads an answer that contains the album in its member <c>album</c>.</summary>
    public static bool ReadRoot(ref Utf8JsonReader reader, IpernityAlbum album) =>
        reader.ValueTextEquals("album"u8) ? ObjectReader.ReadMembers(ref reader, album, Read, "") : ObjectReader.SkipStatus(ref reader);

    public static bool Read(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (reader.ValueTextEquals("album_id"u8))
            album.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("title"u8))
            album.Title = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("description"u8))
            album.Description = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("link"u8))
            album.Link = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("user_id"u8))
            album.OwnerId = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("docs"u8))
            album.Documents = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("visibility"u8))
            album.Visibility = VisibilityReader.Read(ref reader);
        else if (reader.ValueTextEquals("owner"u8))
            return ObjectReader.ReadMembers(ref reader, album, ReadOwner, "owner.");
        else if (reader.ValueTextEquals("dates"u8))
            return ObjectReader.ReadMembers(ref reader, album, ReadDate, "dates.");
        else if (reader.ValueTextEquals("count"u8))
            return ObjectReader.ReadMembers(ref reader, album, ReadCount, "count.");
        else if (reader.ValueTextEquals("cover"u8))
            return ObjectReader.ReadMembers(ref reader, album, ReadCover, "cover.");
        else if (reader.ValueTextEquals("permissions"u8))
            return ObjectReader.ReadMembers(ref reader, album, ReadPermission, "permissions.");
        else
            return false;
        return true;
    }

    private static bool ReadOwner(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (!reader.ValueTextEquals("user_id"u8))
            return false;
        album.OwnerId = ElementValue.Filled(ref reader);
        return true;
    }

    private static bool ReadDate(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (reader.ValueTextEquals("created_at"u8))
            album.CreatedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("last_update_at"u8))
            album.UpdatedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("comment_at"u8) || reader.ValueTextEquals("last_comment_at"u8))
            album.CommentedAt = ElementValue.Moment(ref reader) ?? album.CommentedAt;
        else
            return false;
        return true;
    }

    private static bool ReadCount(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (reader.ValueTextEquals("docs"u8))
            album.Documents = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("visits"u8))
            album.Visits = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("faves"u8))
            album.Faves = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("comments"u8))
            album.Comments = ElementValue.Number(ref reader);
        else
            return false;
        return true;
    }

    // The documentation calls the document of the cover doc_id on most pages and cover_id on some.
    private static bool ReadCover(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (reader.ValueTextEquals("doc_id"u8) || reader.ValueTextEquals("cover_id"u8))
            album.CoverId = ElementValue.Filled(ref reader) ?? album.CoverId;
        else if (reader.ValueTextEquals("url"u8))
            album.CoverUrl = ElementValue.Address(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadPermission(ref Utf8JsonReader reader, IpernityAlbum album)
    {
        if (!reader.ValueTextEquals("comment"u8))
            return false;
        album.CommentPermission = ElementValue.Choice<Audience>(ref reader);
        return true;
    }
}
