namespace Ipernity.PowerShell.Albums;

/// <summary>Collects documents by the album that they are for, both in the order of the input and each document once.</summary>
internal sealed class AlbumDocumentList
{
    private readonly List<string> _albums = [];
    private readonly Dictionary<string, List<string>> _documents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The albums, as they were given.</summary>
    public IReadOnlyList<string> Albums => _albums;

    public void Add(string album, IEnumerable<string> documents)
    {
        if (!_documents.TryGetValue(album, out var known))
        {
            _albums.Add(album);
            _documents.Add(album, known = []);
        }

        known.AddRange(documents);
    }

    /// <returns>The documents for an album, each once.</returns>
    public string[] For(string album) => [.. _documents[album].Distinct(StringComparer.Ordinal)];

    /// <summary>Removes the documents for an album, if there are as many.</summary>
    /// <returns>The documents, each once; null if there are fewer.</returns>
    public string[]? Take(string album, int atLeast)
    {
        if (_documents[album].Count < atLeast)
            return null;
        var documents = For(album);
        _documents[album].Clear();
        return documents;
    }

    /// <summary>The first documents of a list, for a question.</summary>
    public static string Describe(IReadOnlyCollection<string> documents)
    {
        const int most = 20;
        var named = string.Join(", ", documents.Take(most));
        var more = documents.Count > most ? FormattableString.Invariant($" and {documents.Count - most:N0} more") : "";
        return $"{(documents.Count == 1 ? "document" : "documents")} {named}{more}";
    }
}
