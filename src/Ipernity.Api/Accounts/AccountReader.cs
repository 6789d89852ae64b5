using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Accounts;

/// <summary>Reads the elements <c>user</c> and <c>quota</c>.</summary>
internal static class AccountReader
{
    /// <summary>Reads the answer of <c>user.get</c>.</summary>
    public static bool ReadUserRoot(ref Utf8JsonReader reader, IpernityAccount account) =>
        reader.ValueTextEquals("user"u8)
            ? ObjectReader.ReadMembers(ref reader, account, ReadUser, "")
            : ObjectReader.SkipStatus(ref reader);

    /// <summary>Reads the answer of <c>account.getQuota</c>.</summary>
    public static bool ReadQuotaRoot(ref Utf8JsonReader reader, IpernityAccount account) =>
        reader.ValueTextEquals("quota"u8)
            ? ObjectReader.ReadMembers(ref reader, account, ReadQuota, "quota.")
            : ObjectReader.SkipStatus(ref reader);

    private static bool ReadUser(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("user_id"u8))
            account.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("username"u8))
            account.UserName = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("realname"u8))
            account.RealName = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("alias"u8))
            account.Alias = ElementValue.Filled(ref reader);
        else if (reader.ValueTextEquals("link"u8))
            account.Link = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("icon"u8))
            account.IconUrl = ElementValue.Address(ref reader);
        else if (reader.ValueTextEquals("is_pro"u8))
            account.IsPro = ElementValue.Flag(ref reader);
        else if (reader.ValueTextEquals("dates"u8))
            return ObjectReader.ReadMembers(ref reader, account, ReadDate, "dates.");
        else if (reader.ValueTextEquals("count"u8))
            return ObjectReader.ReadMembers(ref reader, account, ReadCount, "count.");
        else
            return false;
        return true;
    }

    private static bool ReadDate(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (!reader.ValueTextEquals("member_since"u8))
            return false;
        account.MemberSince = ElementValue.Moment(ref reader);
        return true;
    }

    private static bool ReadCount(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("docs"u8))
            account.Documents = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("posts"u8))
            account.Posts = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("network"u8))
            account.Contacts = ElementValue.Number(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadQuota(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("user_id"u8))
            account.Id = ElementValue.Filled(ref reader) ?? account.Id;
        else if (reader.ValueTextEquals("is_pro"u8))
            account.IsPro = ElementValue.Flag(ref reader) ?? account.IsPro;
        else if (reader.ValueTextEquals("upload"u8))
            return ObjectReader.ReadMembers(ref reader, account, ReadUpload, "quota.upload.");
        else if (reader.ValueTextEquals("maxfilesize"u8))
            return ObjectReader.ReadMembers(ref reader, account, ReadLargest, "quota.maxfilesize.");
        else if (reader.ValueTextEquals("albums"u8))
            return ObjectReader.ReadMembers(ref reader, account, ReadAlbums, "quota.albums.");
        else
            return false;
        return true;
    }

    private static bool ReadUpload(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("unlimited"u8))
            account.IsUnlimited = ElementValue.Flag(ref reader);
        else if (reader.ValueTextEquals("max"u8))
            account.UploadMaximum = Size.Read(ref reader);
        else if (reader.ValueTextEquals("used"u8))
            account.UploadUsed = Size.Read(ref reader);
        else if (reader.ValueTextEquals("left"u8))
            account.UploadLeft = Size.Read(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadLargest(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("photo"u8))
            account.LargestPhoto = Size.Read(ref reader);
        else if (reader.ValueTextEquals("audio"u8))
            account.LargestAudio = Size.Read(ref reader);
        else if (reader.ValueTextEquals("video"u8))
            account.LargestVideo = Size.Read(ref reader);
        else if (reader.ValueTextEquals("other"u8))
            account.LargestOther = Size.Read(ref reader);
        else
            return false;
        return true;
    }

    private static bool ReadAlbums(ref Utf8JsonReader reader, IpernityAccount account)
    {
        if (reader.ValueTextEquals("max"u8))
            account.AlbumsMaximum = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("created"u8))
            account.Albums = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("left"u8))
            account.AlbumsLeft = ElementValue.Number(ref reader);
        else
            return false;
        return true;
    }

    /// <summary>One size, which the service gives in several units.</summary>
    private sealed class Size : IpernityElement
    {
        private long? _bytes;

        public static long? Read(ref Utf8JsonReader reader)
        {
            var size = new Size();
            ObjectReader.ReadMembers(ref reader, size, ReadMember, "");
            return size._bytes;
        }

        private static bool ReadMember(ref Utf8JsonReader reader, Size size)
        {
            if (!reader.ValueTextEquals("bytes"u8))
                return false;
            size._bytes = ElementValue.Number(ref reader);
            return true;
        }
    }
}
