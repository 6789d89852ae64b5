namespace Ipernity.Api.Backups.Restoring;

/// <summary>
/// Matches documents of the backup with documents of the account. Each document of the account matches only one of the backup, even if
/// several have the same bytes.
/// </summary>
internal sealed class DocumentMatcher(AccountInventory inventory, RestoreJournal journal, bool isSameAccount)
{
    private readonly Dictionary<string, string> _matches = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The identifier in the account; null if the document is not there.</summary>
    public string? Find(string id)
    {
        lock (_matches)
            return _matches.TryGetValue(id, out var match) ? match : null;
    }

    /// <summary>Matches documents that an earlier run restored, then by the same identifier, then by the same bytes.</summary>
    public async Task MatchAsync(IReadOnlyCollection<DocumentSource> documents, CancellationToken stop)
    {
        Match(documents, document => [journal.Find(RestoreKind.Document, document.Id).NewId]);
        if (isSameAccount)
            Match(documents, static document => [document.Id]);
        Match(documents, FindByMd5);
        await inventory
            .AskAsync(documents.Where(IsOpen).Select(static document => document.Md5).OfType<string>(), stop)
            .ConfigureAwait(false);
        Match(documents, FindByMd5, isListed: false);
    }

    /// <summary>Looks again for a document with the same bytes that does not match another document of the backup.</summary>
    /// <returns>The identifier in the account; null if the document is not there.</returns>
    public async Task<string?> FindAgainAsync(DocumentSource document, CancellationToken stop)
    {
        if (document.Md5 is not { } md5)
            return null;
        var found = await inventory.AskAsync(md5, stop).ConfigureAwait(false);
        lock (_matches)
            return found.FirstOrDefault(id => !_taken.Contains(id));
    }

    /// <summary>Records the match of a document.</summary>
    /// <returns>False if the document of the account already matches another one of the backup.</returns>
    public bool Add(string id, string newId)
    {
        lock (_matches)
        {
            if (!_taken.Add(newId))
                return false;
            _matches[id] = newId;
            return true;
        }
    }

    private void Match(
        IReadOnlyCollection<DocumentSource> documents,
        Func<DocumentSource, IEnumerable<string?>> candidates,
        bool isListed = true
    )
    {
        foreach (var document in documents.Where(IsOpen))
        {
            if (
                candidates(document).FirstOrDefault(id => id is not null && (!isListed || inventory.Has(id)) && !_taken.Contains(id)) is
                { } id
            )
                Add(document.Id, id);
        }
    }

    private bool IsOpen(DocumentSource document) => !_matches.ContainsKey(document.Id);

    private IEnumerable<string?> FindByMd5(DocumentSource document) => document.Md5 is { } md5 ? inventory.Find(md5) : [];
}
