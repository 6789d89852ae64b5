using System.Text.Json;

namespace Ipernity.Api.Elements;

/// <summary>
/// Reads the element <c>visibility</c>, whose flags have two spellings. "Public" is 4 in the API's parameters and 5 in some answers.
/// (Source: the service's pages of <c>doc.get</c>, <c>album.edit</c> and <c>album.getList</c>.)
/// </summary>
internal static class VisibilityReader
{
    private const int OtherPublic = 5;

    public static Visibility? Read(ref Utf8JsonReader reader)
    {
        var flags = new Flags();
        ObjectReader.ReadMembers(ref reader, flags, ReadFlag, "");
        return flags.Share switch
        {
            OtherPublic => Visibility.Public,
            { } share => (Visibility)share,
            null when flags.IsPublic == true => Visibility.Public,
            null when flags.IsFriend is null && flags.IsFamily is null && flags.IsPublic is null => null,
            null => (flags.IsFriend == true ? Visibility.Friends : 0) | (flags.IsFamily == true ? Visibility.Family : 0),
        };
    }

    private static bool ReadFlag(ref Utf8JsonReader reader, Flags flags)
    {
        if (reader.ValueTextEquals("share"u8))
            flags.Share = (int?)ElementValue.Choice<Visibility>(ref reader);
        else if (reader.ValueTextEquals("ispublic"u8) || reader.ValueTextEquals("public"u8))
            flags.IsPublic = ElementValue.Flag(ref reader);
        else if (reader.ValueTextEquals("isfriend"u8) || reader.ValueTextEquals("isfriends"u8) || reader.ValueTextEquals("friend"u8))
            flags.IsFriend = ElementValue.Flag(ref reader);
        else if (reader.ValueTextEquals("isfamily"u8) || reader.ValueTextEquals("family"u8))
            flags.IsFamily = ElementValue.Flag(ref reader);
        else
            return false;
        return true;
    }

    private sealed class Flags : IpernityElement
    {
        public int? Share { get; set; }

        public bool? IsPublic { get; set; }

        public bool? IsFriend { get; set; }

        public bool? IsFamily { get; set; }
    }
}
