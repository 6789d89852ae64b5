using System.Diagnostics;
using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Verification;

/// <summary>
/// Tests a backup without a connection: compares every file with its recorded length and MD5, and checks all sidecars and lists, their
/// references, and the counts of the manifest. Several files are read at the same time. Nothing is written.
/// </summary>
public sealed class BackupVerifier
{
    private readonly BackupPaths _paths;
    private readonly int _throttleLimit;
    private readonly ManifestCounter _counter;
    private readonly FindingList _findings;
    private readonly FileCheck _files;
    private readonly DocumentCheck _documents;
    private readonly SidecarWalk _walk;
    private ManifestRecord? _manifest;

    /// <summary>Prepares a test. Nothing is read yet.</summary>
    /// <param name="folder">The folder of the backup.</param>
    /// <param name="throttleLimit">How many files are read at the same time.</param>
    /// <param name="found">Called for each finding, on any thread, but never twice at the same time.</param>
    public BackupVerifier(string folder, int throttleLimit, Action<IpernityBackupFinding> found)
    {
        _paths = new BackupPaths(folder ?? throw new ArgumentNullException(nameof(folder)));
        _throttleLimit = throttleLimit > 0
            ? throttleLimit
            : throw new ArgumentOutOfRangeException(nameof(throttleLimit), throttleLimit, "The throttle limit must be at least 1.");
        _findings = new FindingList(_paths, found ?? throw new ArgumentNullException(nameof(found)));
        _files = new FileCheck(_paths, _findings);
        var recorded = new RecordedFiles(_paths);
        _counter = new ManifestCounter(_paths, recorded);
        _documents = new DocumentCheck(_paths, _findings, _files, recorded, _counter);
        _walk = new SidecarWalk(_paths, _findings);
    }

    /// <summary>Tests the backup.</summary>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>The result.</returns>
    /// <exception cref="IpernityBackupException">There is no backup in the folder, or it has a newer format.</exception>
    /// <exception cref="OperationCanceledException">The test was cancelled.</exception>
    public async Task<IpernityBackupTest> RunAsync(CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        _manifest = Open();
        await CheckDocumentsAsync(BackupPaths.DocumentFolder, isRemoved: false, cancellationToken).ConfigureAwait(false);
        await CheckDocumentsAsync($"{BackupPaths.RemovedFolder}/{BackupPaths.DocumentFolder}", isRemoved: true, cancellationToken)
            .ConfigureAwait(false);
        await Task.Run(CheckRest, cancellationToken).ConfigureAwait(false);
        return new IpernityBackupTest
        {
            Path = _paths.Folder,
            UserName = _manifest?.Account.UserName,
            UpdatedAt = _manifest?.UpdatedAt,
            IsIntact = _findings.Count == 0,
            IsComplete = _manifest?.IsComplete ?? false,
            Documents = _documents.Documents,
            Files = _files.Files,
            FilesWithoutChecksum = _files.FilesWithoutChecksum,
            Bytes = _files.Bytes,
            Findings = _findings.Count,
            Duration = watch.Elapsed,
        };
    }

    /// <summary>Reads the progress of the test.</summary>
    /// <returns>The current progress.</returns>
    public BackupTestProgress ReadProgress() =>
        new(_files.Files, _files.Bytes, _manifest?.Contents.Files ?? 0, _manifest?.Contents.Bytes ?? 0);

    // An unreadable manifest is a finding if there are documents, because the files can be tested without it.
    private ManifestRecord? Open()
    {
        try
        {
            return BackupManifest.Open(_paths);
        }
        catch (IpernityBackupException failure) when (failure.Failure == BackupFailure.BackupUnreadable
            && Directory.Exists(_paths.FullPath(BackupPaths.DocumentFolder)))
        {
            _findings.Add(BackupFindingKind.ManifestUnreadable, _paths.Manifest, failure.Summary);
            return null;
        }
    }

    private async Task CheckDocumentsAsync(string folder, bool isRemoved, CancellationToken stop)
    {
        using var sidecars = _walk.FindSidecars(_paths.FullPath(folder)).GetEnumerator();
        string? Next()
        {
            lock (sidecars)
                return sidecars.MoveNext() ? sidecars.Current : null;
        }

        void Work()
        {
            while (Next() is { } sidecar)
            {
                stop.ThrowIfCancellationRequested();
                _documents.Check(sidecar, isRemoved, stop);
            }
        }

        // Dedicated threads, because the thread pool has few on a small computer, and other work needs them.
        await Task.WhenAll(Enumerable.Range(0, _throttleLimit)
            .Select(_ => Task.Factory.StartNew(Work, stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)))
            .ConfigureAwait(false);
    }

    private void CheckRest()
    {
        foreach (var file in _walk.FindFiles(_paths.FullPath(BackupPaths.VersionFolder)))
        {
            if (!_documents.IsVersion(file))
                _findings.Add(BackupFindingKind.UnknownFile, file, "No sidecar lists this file as an earlier version.");
        }

        // Whatever names a document whose sidecar can be written again is right.
        _counter.AddLists(new ListCheck(_paths, _findings, id => _documents.Has(id) || _findings.IsUndescribed(id), _manifest));
        if (_manifest is { IsComplete: true } manifest)
            _counter.Compare(manifest.Contents, _paths.Manifest, _findings);
    }
}
