using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>
/// Reads tags. <c>doc.get</c> calls the text <c>keyword</c> and <c>title</c>, and the methods of tags call it <c>tag</c>.
/// (Source: the service's pages of these methods.)
/// </summary>
internal static class TagReader
{
    /// <summary>Reads the element <c>tags</c>.</summary>
    /// <returns>The texts of its keywords.</returns>
    public static string[] ReadKeywords(ref Utf8JsonReader reader) =>
    [
        .. from tag in ObjectReader.ReadContained<IpernityTag>(ref reader, "tag", Read)
           where tag.IsKeyword && tag.Text is not null
           select tag.Text,
    ];

    public static bool Read(ref Utf8JsonReader reader, IpernityTag tag)
    {
        if (reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("tag_id"u8))
            tag.Id = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("type"u8))
            tag.Type = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("tag"u8) || reader.ValueTextEquals("title"u8))
            tag.Text = ElementValue.Filled(ref reader) ?? tag.Text;
        else if (reader.ValueTextEquals("keyword"u8))
            ReadKeyword(ref reader, tag);
        else if (reader.ValueTextEquals("user_id"u8))
            tag.UserId = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("added_at"u8))
            tag.AddedAt = ElementValue.Moment(ref reader);
        else if (reader.ValueTextEquals("docs"u8))
            tag.Documents = ElementValue.Number(ref reader);
        else
            return false;
        return true;
    }

    // The other names of the text may come before or after it.
    private static void ReadKeyword(ref Utf8JsonReader reader, IpernityTag tag)
    {
        var keyword = ElementValue.Filled(ref reader);
        tag.Text ??= keyword;
    }
}
