using System.Diagnostics;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Backups.Viewer;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// Backs up an account into a folder. Documents that have not changed since the last run are neither requested nor downloaded again. If a
/// run ends early, even if it is killed, the next one continues. The format of the folder is described in docs/backup-format.md.
/// </summary>
public sealed class BackupRun : IDisposable
{
    private readonly BackupContext _context;
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly DocumentWalk _walk;
    private BackupFolder? _folder;

    /// <summary>Prepares a run. Nothing is requested or written yet.</summary>
    /// <param name="client">The client that calls the service. Files are requested by another client, which sends no secrets.</param>
    /// <param name="options">The options of the backup.</param>
    /// <param name="failed">Called for each part of the account that could not be saved, on any thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public BackupRun(IpernityClient client, BackupOptions options, Action<BackupProblem> failed)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        _ = options ?? throw new ArgumentNullException(nameof(options));
        _ = options.DownloadOptions.Checked();
        _context = new BackupContext(client, options, failed ?? throw new ArgumentNullException(nameof(failed)));
        _walk = new DocumentWalk(_context);
    }

    /// <summary>
    /// The reason why the run ended early, for example because the key has no calls left, the service does not answer or the disk is full.
    /// Null if it reached everything.
    /// </summary>
    public IpernityException? Failure { get; private set; }

    /// <summary>Opens and locks the backup until the run is disposed.</summary>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>The task.</returns>
    /// <exception cref="IpernityException">The folder is something else, or used by another run, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.Run(() => Open(cancellationToken), cancellationToken);

    /// <summary>Saves the documents and the lists of the account. An error that is not about one of them ends the run early.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _walk.RunAsync(cancellationToken).ConfigureAwait(false);
            if (_context.Options.IsPreview)
                return;
            var lists = new AccountLists(_context);
            await lists.SaveAsync(cancellationToken).ConfigureAwait(false);
            MarkGone(lists);
        }
        catch (IpernityException failure)
        {
            Failure = failure;
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) && !cancellationToken.IsCancellationRequested)
        {
            Failure = SavedFile.Translate(failure, _context.Paths.Folder);
        }
    }

    /// <summary>Finds the documents of the backup that are no longer in the account.</summary>
    /// <returns>The documents.</returns>
    public IReadOnlyList<GoneDocument> FindGone() =>
        [.. _context.Index.Entries.Where(IsGone).Select(static entry => new GoneDocument(entry))];

    /// <summary>Moves the files of a document to the folder <c>removed</c> of the backup.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="IpernityException">A file cannot be moved.</exception>
    public void Remove(GoneDocument document)
    {
        _ = document ?? throw new ArgumentNullException(nameof(document));
        try
        {
            RemovedFiles.Move(_context.Paths, document.File);
            _context.Index.Set(document.Entry with { IsRemoved = true });
            _context.Counter.AddRemoved();
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw SavedFile.Translate(failure, _context.Paths.FullPath(document.File));
        }
    }

    /// <summary>
    /// Ends the run and writes what it did into the manifest, and the page of the backup. If a file cannot be written, this is the
    /// <see cref="Failure"/> of the run, unless it has one already.
    /// </summary>
    /// <param name="cancellationToken">Ends writing.</param>
    /// <returns>What it did.</returns>
    public Task<BackupSummary> CompleteAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => Complete(cancellationToken), cancellationToken);

    /// <summary>Reads the progress of the run.</summary>
    /// <returns>The current progress.</returns>
    public BackupProgress ReadProgress() => _context.Counter.ReadProgress();

    /// <summary>Ends the run and cancels what is being downloaded.</summary>
    public void Dispose()
    {
        _walk.Dispose();
        if (_context.IsOpen)
            _context.Index.Dispose();
        _folder?.Dispose();
    }

    private void Open(CancellationToken cancellationToken)
    {
        _folder = BackupFolder.Open(_context);
        try
        {
            _context.Index = BackupIndex.Read(_context.Paths, cancellationToken);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw new IpernityBackupException(BackupFailure.BackupUnreadable, failure.Message, innerException: failure);
        }
    }

    private BackupSummary Complete(CancellationToken cancellationToken)
    {
        var summary = _context.Counter.Summarize(hasSeenAll: Failure is null);
        var isComplete = Failure is null && summary.Failed == 0 && _walk.IsWhole;
        if (!_context.Options.IsPreview)
            Write(isComplete, cancellationToken);
        return summary with
        {
            IsComplete = isComplete && Failure is null && !_context.Options.IsPreview,
            Gone = _context.Index.Entries.Count(IsGone),
            Duration = _running.Elapsed,
        };
    }

    private void Write(bool isComplete, CancellationToken cancellationToken)
    {
        TryWrite(() =>
        {
            _context.Index.Compact();
            BackupViewer.Write(_context.Paths, _context.Index, cancellationToken);
        });
        // The last one, because it says that the rest is there.
        TryWrite(() => _folder!.Complete(isComplete && Failure is null));
    }

    private void TryWrite(Action write)
    {
        try
        {
            write();
        }
        catch (IpernityException failure)
        {
            Failure ??= failure;
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            Failure ??= SavedFile.Translate(failure, _context.Paths.State);
        }
    }

    // A preview marks nothing.
    private bool IsGone(BackupEntry entry) => entry.GoneAt is not null
        || (_context.Options.IsPreview && _walk is { IsWhole: true, Seen: > 0 } && !_walk.HasSeen(entry.Id));

    // If the service lists no documents although the profile counts some, the list is wrong, so nothing is marked.
    private void MarkGone(AccountLists lists)
    {
        if (!_walk.IsWhole || (_walk.Seen == 0 && lists.CountedDocuments != 0))
            return;
        foreach (var entry in _context.Index.Entries.Where(entry => entry.GoneAt is null && !_walk.HasSeen(entry.Id)))
        {
            _context.Decide($"Document {entry.Id} '{entry.Title}' is no longer in the account.");
            MarkSidecar(BackupPaths.SidecarOf(_context.Paths.FullPath(entry.Path)));
            _context.Index.Set(entry with { GoneAt = _context.Now });
        }
    }

    private void MarkSidecar(string path)
    {
        try
        {
            if (BackupFile.Read(path, BackupJson.Files.DocumentRecord) is { } record)
                BackupFile.Write(path, record with { GoneAt = _context.Now }, BackupJson.Files.DocumentRecord);
        }
        catch (InvalidDataException unreadable)
        {
            _context.Decide(unreadable.Message);
        }
    }
}
