using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>The outcome of adding a document to an album or removing it.</summary>
public sealed class AlbumDocument : IpernityElement
{
    /// <summary>The identifier of the document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Whether the album changed. It does not if the document to add is already in it, or the one to remove is not.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The service's error code if the document cannot be in the album; otherwise 0.</summary>
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
