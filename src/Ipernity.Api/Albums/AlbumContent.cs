using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>The answer to a change of an album's documents.</summary>
public sealed class AlbumContent : IpernityElement
{
    private readonly List<AlbumDocument> _documents = [];

    /// <summary>How many documents the album has now, if the service reports it. Without documents, the album no longer exists.</summary>
    public long? Total { get; private set; }

    /// <summary>The outcome for each document.</summary>
    public IReadOnlyList<AlbumDocument> Documents => _documents;

    internal static bool ReadRoot(ref Utf8JsonReader reader, AlbumContent content) =>
        reader.ValueTextEquals("album"u8) ? ObjectReader.ReadMembers(ref reader, content, Read, "") : ObjectReader.SkipStatus(ref reader);

    internal void Add(AlbumContent later)
    {
        Total = later.Total ?? Total;
        _documents.AddRange(later.Documents);
    }

    internal void Add(AlbumDocument document) => _documents.Add(document);

    // The documentation of album.docs.setList calls the list doc, and a client of the live service reads docs.
    private static bool Read(ref Utf8JsonReader reader, AlbumContent content)
    {
        if (reader.ValueTextEquals("total"u8))
            content.Total = ElementValue.Number(ref reader);
        else if (reader.ValueTextEquals("doc"u8) || reader.ValueTextEquals("docs"u8))
            content.AddNew(ObjectReader.ReadList<AlbumDocument>(ref reader, AlbumDocument.Read));
        else
            return false;
        return true;
    }

    private void AddNew(List<AlbumDocument> documents) => _documents.AddRange(
        documents.Where(document => document.Id.Length > 0 && !_documents.Exists(known => known.Id == document.Id)));
}
