using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>What became of a document that was to be put into an album or taken out of it.</summary>
public sealed class AlbumDocument : IpernityElement
{
    /// <summary>The identifier of the document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Whether the album changed. If not, the document was in it already, or was not in it.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The service's code of the reason why the document cannot be in the album; 0 if there is none.</summary>
    public long ErrorCode { get; set; }

    internal static bool Read(ref Utf8JsonReader reader, AlbumDocument document)
    {
        if (reader.ValueTextEquals("doc_id"u8))
            document.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("added"u8) || reader.ValueTextEquals("removed"u8))
            document.IsChanged = ElementValue.Flag(ref reader) == true;
        else if (reader.ValueTextEquals("error"u8))
            document.ErrorCode = ElementValue.Number(ref reader) ?? 0;
        else
            return false;
        return true;
    }
}
