using System.Text.Json;
using Ipernity.Api.Albums;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>Reads the element <c>doc</c> as all methods write it.</summary>
internal static class DocumentReader
{
    /// <summary>Reads an answer that contains the document in its member <c>doc</c>.</summary>
    public static bool ReadRoot(ref Utf8JsonReader reader, IpernityDocument document) =>
        reader.ValueTextEquals("doc"u8) ? ObjectReader.ReadMembers(ref reader, document, Read, "") : ObjectReader.SkipStatus(ref reader);

    public static bool Read(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("doc_id"u8))
            document.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("title"u8))
            document.Title = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("media"u8))
            document.Media = ElementValue.Word<MediaKind>(ref reader);
        else if (reader.ValueTextEquals("license"u8))
            document.License = ElementValue.Choice<License>(ref reader);
        else if (reader.ValueTextEquals("safety"u8))
            document.Safety = ElementValue.Choice<SafetyLevel>(ref reader);
        else if (reader.ValueTextEquals("thumb"u8))
            document.Thumbnails = [.. ObjectReader.ReadList<IpernityThumbnail>(ref reader, ReadThumbnail)];
        else if (reader.ValueTextEquals("dates"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadDate, "dates.");
        else if (reader.ValueTextEquals("count"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadCount, "count.");
        else if (reader.ValueTextEquals("original"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadOriginal, "original.");
        else if (reader.ValueTextEquals("owner"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadOwner, "owner.");
        else if (reader.ValueTextEquals("geo"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadPlace, "geo.");
        else if (reader.ValueTextEquals("visibility"u8))
            document.Visibility = VisibilityReader.Read(ref reader);
        else if (reader.ValueTextEquals("permissions"u8))
            return ObjectReader.ReadMembers(ref reader, document, ReadPermission, "permissions.");
        else
            return ReadDetail(ref reader, document);
        return true;
    }

    /// <summary>Reads the answer of <c>doc.getContainers</c>.</summary>
    public static bool ReadContainers(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("albums"u8))
            document.Albums = ObjectReader.ReadContained<IpernityAlbum>(ref reader, "album", AlbumReader.Read);
        else if (reader.ValueTextEquals("groups"u8))
            document.Groups = ObjectReader.ReadContained<IpernityGroup>(ref reader, "group", ReadGroup);
        else
            return ObjectReader.SkipStatus(ref reader);
        return true;
    }

    /// <summary>Reads the answer of <c>doc.getExif</c>.</summary>
    public static bool ReadExif(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (!reader.ValueTextEquals("exif"u8))
            return ObjectReader.SkipStatus(ref reader);
        reader.Read();
        document.Exif = JsonText.Of(ref reader).Read() as IReadOnlyDictionary<string, object?> ?? document.Exif;
        return true;
    }

    private static bool ReadDetail(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("description"u8))
            document.Description = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("link"u8))
            document.Link = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("md5"u8))
            document.Md5 = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("user_id"u8))
            document.OwnerId = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("tags"u8))
            document.Tags = TagReader.ReadKeywords(ref reader);
        else if (reader.ValueTextEquals("notes"u8))
            document.NoteList = ObjectReader.ReadContained<IpernityNote>(ref reader, "note", ReadNote);
        else if (reader.ValueTextEquals("thumbs"u8))
            document.Thumbnails = ObjectReader.ReadContained<IpernityThumbnail>(ref reader, "thumb", ReadThumbnail);
        else
            return false;
        return true;
    }

    private static bool ReadDate(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("posted_at"u8))
            document.PostedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("created"u8) || reader.ValueTextEquals("created_at"u8))
            document.CreatedAt = ElementValue.ClockTime(ref reader);
        else if (reader.ValueTextEquals("modified_at"u8))
            document.ModifiedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("last_update_at"u8))
            document.ModifiedAt = ElementValue.Moment(ref reader) ?? document.ModifiedAt;
        else if (reader.ValueTextEquals("replaced_at"u8))
            document.ReplacedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("comment_at"u8) || reader.ValueTextEquals("last_comment_at"u8))
            document.CommentedAt = ElementValue.Moment(ref reader) ?? document.CommentedAt;
        else
            return false;
        return true;
    }

    private static bool ReadCount(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("visits"u8))
            document.Visits = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("faves"u8))
            document.Faves = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("comments"u8))
            document.Comments = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("notes"u8))
            document.Notes = ElementValue.Number(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadOriginal(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("w"u8))
            document.Width = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("h"u8))
            document.Height = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("filename"u8))
            document.FileName = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("bytes"u8))
            document.FileSize = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("url"u8))
            document.OriginalUrl = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("md5"u8))
            document.Md5 = ElementValue.Filled(ref reader) ?? document.Md5;
        else
            return false;
        return true;
    }

    private static bool ReadOwner(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("user_id"u8))
            document.OwnerId = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("username"u8))
            document.OwnerName = ElementValue.Filled(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadPlace(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("lat"u8))
            document.Latitude = ElementValue.Degrees(ref reader);
        else if (reader.ValueTextEquals("lng"u8))
            document.Longitude = ElementValue.Degrees(ref reader);
        else if (reader.ValueTextEquals("location"u8))
            document.Place = ElementValue.Filled(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadPermission(ref Utf8JsonReader reader, IpernityDocument document)
    {
        if (reader.ValueTextEquals("comment"u8))
            document.CommentPermission = ElementValue.Choice<Audience>(ref reader);
        else if (reader.ValueTextEquals("tag"u8))
            document.TagPermission = ElementValue.Choice<Audience>(ref reader);
        else if (reader.ValueTextEquals("tagme"u8))
            document.TagMePermission = ElementValue.Choice<Audience>(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadThumbnail(ref Utf8JsonReader reader, IpernityThumbnail thumbnail)
    {
        if (reader.ValueTextEquals("label"u8))
            thumbnail.Label = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("w"u8))
            thumbnail.Width = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("h"u8))
            thumbnail.Height = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("url"u8))
            thumbnail.Url = ElementValue.Address(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadNote(ref Utf8JsonReader reader, IpernityNote note)
    {
        if (reader.ValueTextEquals("note_id"u8))
            note.Id = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("user_id"u8))
            note.UserId = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("username"u8))
            note.UserName = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("membername"u8))
            note.MemberName = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("x"u8))
            note.X = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("y"u8))
            note.Y = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("w"u8))
            note.Width = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("h"u8))
            note.Height = ElementValue.Number(ref reader);
        else if (ElementValue.IsText(ref reader))
            note.Content = ElementValue.Text(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadGroup(ref Utf8JsonReader reader, IpernityGroup group)
    {
        if (reader.ValueTextEquals("group_id"u8))
            group.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("title"u8))
            group.Title = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("link"u8))
            group.Link = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("docs"u8))
            group.Documents = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("pending"u8))
            group.IsPending = ElementValue.Flag(ref reader);
        else
            return false;
        return true;
    }
}
