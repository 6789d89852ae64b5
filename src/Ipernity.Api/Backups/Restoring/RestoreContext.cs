using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Documents;
using Ipernity.Api.Folders;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The state that all parts of a restore share.</summary>
internal sealed class RestoreContext
{
    public RestoreContext(IpernityClient client, RestoreOptions options, BackupPaths paths, RestoreSource content, RestoreJournal journal)
    {
        Client = client;
        Options = options;
        Content = content;
        Journal = journal;
        Paths = paths;
        var account = content.Manifest.Account;
        IsSameAccount =
            string.Equals(account.UserId, options.UserId, StringComparison.Ordinal)
            && string.Equals(account.Server, client.Server.Address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
        Inventory = new AccountInventory(client, options);
        Documents = new DocumentMatcher(Inventory, journal, IsSameAccount);
        DocumentService = new DocumentService(client, options.CallOptions);
        AlbumService = new AlbumService(client, options.CallOptions);
        FolderService = new FolderService(client, options.CallOptions);
    }

    public IpernityClient Client { get; }

    public RestoreOptions Options { get; }

    public BackupPaths Paths { get; }

    public RestoreSource Content { get; }

    public RestoreJournal Journal { get; }

    /// <summary>Whether the account is the one that the backup was made of.</summary>
    public bool IsSameAccount { get; }

    public AccountInventory Inventory { get; }

    /// <summary>The matches between documents of the backup and of the account.</summary>
    public DocumentMatcher Documents { get; }

    public DocumentService DocumentService { get; }

    public AlbumService AlbumService { get; }

    public FolderService FolderService { get; }

    /// <summary>The steps of the documents by their identifiers in the backup.</summary>
    public Dictionary<string, RestoreStep> DocumentSteps { get; } = new(StringComparer.Ordinal);

    /// <summary>The steps of the albums by their identifiers in the backup.</summary>
    public Dictionary<string, RestoreStep> AlbumSteps { get; } = new(StringComparer.Ordinal);

    /// <summary>The identifiers, in the account, of the documents that are there.</summary>
    public string[] FindDocuments(IEnumerable<string> ids) =>
        [.. ids.Select(Documents.Find).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The identifiers, in the account, of the albums that are there.</summary>
    public string[] FindAlbums(IEnumerable<string> ids) =>
        [
            .. ids.Select(id => AlbumSteps.TryGetValue(id, out var step) ? step.NewId : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Works on several items at the same time, and waits for all of them.</summary>
    public async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken stop)
    {
        using var free = new SemaphoreSlim(Options.ThrottleLimit);
        var running = new List<Task>();
        async Task WorkAsync(T item)
        {
            try
            {
                await work(item).ConfigureAwait(false);
            }
            finally
            {
                free.Release();
            }
        }

        foreach (var item in items)
        {
            await free.WaitAsync(stop).ConfigureAwait(false);
            running.RemoveAll(static task => task.Status == TaskStatus.RanToCompletion);
            // A failure that ends the run keeps the rest from starting.
            if (running.Exists(static task => task.IsFaulted))
            {
                free.Release();
                break;
            }

            running.Add(WorkAsync(item));
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }
}
