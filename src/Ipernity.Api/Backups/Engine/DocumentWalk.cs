using Ipernity.Api.Backups.Index;
using Ipernity.Api.Documents;
using Ipernity.Api.Lists;
using Ipernity.Api.Runs;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Reads the list of the account's documents page by page, and saves those that are new or have changed.</summary>
internal sealed class DocumentWalk : IDisposable
{
    public const string ThumbnailSize = "240";

    private static readonly TimeSpan MostTimeToEnd = TimeSpan.FromSeconds(1);

    private readonly BackupContext _context;
    private readonly FailureLimit _limit = new();
    private readonly ParallelRun _run;
    private readonly FileSaver _files;
    private readonly DocumentSaver _saver;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public DocumentWalk(BackupContext context)
    {
        _context = context;
        // The details of the next documents are requested while files arrive.
        _run = new ParallelRun(3 * context.Options.ThrottleLimit, _limit.IsReachedBy);
        _files = new FileSaver(context, _run.Stop);
        _saver = new DocumentSaver(context, _files, _run.Stop);
    }

    /// <summary>Whether the service has listed all documents.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether a document is in the account.</summary>
    public bool HasSeen(string id) => _seen.Contains(id);

    /// <summary>How many documents are in the account.</summary>
    public int Seen => _seen.Count;

    // Nothing may write to the folder when another run can use it.
    public void Dispose()
    {
        _run.End(MostTimeToEnd);
        _files.Dispose();
    }

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">Nothing more can be saved at the moment.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var call = new ApiCall(
            "doc.getList", new("user_id", _context.Options.User.UserId), new("extra", "dates,count,geo,original,md5"),
            new("thumbsize", ThumbnailSize));
        using var list = new ListReader(_context.Client, call, _context.CallOptions);
        while (await list.ReadNextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            _context.Counter.Documents = page.Total;
            foreach (var item in page.Items)
            {
                var document = DocumentList.Read(page, item);
                if (_seen.Add(document.Id))
                    await AddAsync(new ListedDocument(document, ItemFingerprint.Of(item.Span, page.MaxDepth)), cancellationToken)
                        .ConfigureAwait(false);
            }
        }

        await _run.CompleteAsync(cancellationToken).ConfigureAwait(false);
        IsWhole = list.Shortfall == 0;
        if (!IsWhole)
            _context.Decide($"The service counts {list.Shortfall} more documents than it lists, so no document is marked as gone.");
    }

    private async Task AddAsync(ListedDocument listed, CancellationToken cancellationToken)
    {
        ShortLivedMemory.Add(kilobytes: 10);
        var known = _context.Index.Find(listed.Document.Id);
        if (_saver.IsUnchanged(listed, known))
        {
            _context.Counter.AddUnchanged();
        }
        else if (_context.Options.IsPreview)
        {
            Preview(listed, known);
        }
        else
        {
            await _run.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            _run.Start(_ => SaveAsync(listed, known), failure => Fail(listed, failure));
        }
    }

    private async Task SaveAsync(ListedDocument listed, BackupEntry? known)
    {
        _context.Decide(known is null ? $"{listed.Name} is new." : $"{listed.Name} has changed, or is not complete in the backup.");
        var outcome = await _saver.SaveAsync(listed, known).ConfigureAwait(false);
        _limit.Reset();
        ShortLivedMemory.Add(kilobytes: 50);
        Count(outcome);
    }

    private void Preview(ListedDocument listed, BackupEntry? known)
    {
        _context.Decide(known is null ? $"{listed.Name} is new." : $"{listed.Name} has changed or is incomplete in the backup.");
        var file = new FileInfo(_context.Paths.FullPath(known?.Path ?? DocumentSaver.PathOf(listed.Document)));
        var isThere = known is not null && file.Exists && file.Length == (listed.Document.FileSize ?? known.Bytes)
            && (listed.Document.Md5 is null || string.Equals(known.Md5, listed.Document.Md5, StringComparison.OrdinalIgnoreCase));
        if (!isThere)
            _context.Counter.AddFile(listed.Document.FileSize ?? 0);
        Count(known is null ? DocumentOutcome.New : DocumentOutcome.Changed);
    }

    private void Count(DocumentOutcome outcome)
    {
        if (outcome == DocumentOutcome.New)
            _context.Counter.AddNew();
        else if (outcome == DocumentOutcome.Changed)
            _context.Counter.AddChanged();
        else
            _context.Counter.AddUnchanged();
    }

    private void Fail(ListedDocument listed, Exception failure)
    {
        _context.Counter.FailDocument();
        _context.Fail(new BackupProblem(failure) { DocumentId = listed.Document.Id });
    }
}
