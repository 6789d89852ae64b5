using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Repairs findings of a test from the account.</summary>
public sealed class BackupRepairer : IDisposable
{
    private readonly BackupPaths _paths;
    private readonly IpernityClient _client;
    private readonly RepairOptions _options;
    private readonly DocumentRepairer _documents;
    private readonly IDisposable _lock;
    private readonly HashSet<string> _shortLists = new(StringComparer.Ordinal);
    private IReadOnlyList<IpernityBackupFinding> _findings = [];

    /// <summary>Prepares repairs. Nothing is requested yet.</summary>
    /// <param name="client">The client that asks the service.</param>
    /// <param name="folder">The folder of the backup.</param>
    /// <param name="options">The options of the repair.</param>
    /// <exception cref="IpernityBackupException">There is no backup, it belongs to another account, or it is in use.</exception>
    public BackupRepairer(IpernityClient client, string folder, RepairOptions options)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _paths = new BackupPaths(folder ?? throw new ArgumentNullException(nameof(folder)));
        CheckAccount();
        _lock = BackupLock.Take(_paths);
        _documents = new DocumentRepairer(client, _paths, options);
    }

    /// <summary>Whether a finding can be repaired, if the account still has what it is about.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>True if the finding may be repairable.</returns>
    public static bool CanRepair(IpernityBackupFinding finding) =>
        (finding ?? throw new ArgumentNullException(nameof(finding))).Kind switch
        {
            BackupFindingKind.FileMissing
                or BackupFindingKind.FileDamaged
                or BackupFindingKind.LengthWrong
                or BackupFindingKind.SidecarUnreadable
                or BackupFindingKind.ListUnreadable
                or BackupFindingKind.CountWrong
                or BackupFindingKind.ManifestUnreadable => true,
            // A sidecar that is there may say that the document has no file.
            BackupFindingKind.UnknownFile => finding.DocumentId is not null && !File.Exists(BackupPaths.SidecarOf(finding.Path)),
            _ => false,
        };

    /// <summary>Takes the findings of a test. Whether the manifest may be corrected depends on all of them.</summary>
    /// <param name="findings">All findings.</param>
    /// <returns>The findings in the order in which they can be repaired: those about the manifest come last.</returns>
    public IReadOnlyList<IpernityBackupFinding> Plan(IEnumerable<IpernityBackupFinding> findings) =>
        _findings = [.. (findings ?? throw new ArgumentNullException(nameof(findings))).OrderBy(ManifestRepairer.IsOfManifest)];

    /// <summary>Repairs a finding. A damaged file stays until the right one is there.</summary>
    /// <param name="finding">One of the findings that were planned.</param>
    /// <param name="cancellationToken">Ends the repair.</param>
    /// <exception cref="IpernityException">The account no longer has the file, or it cannot be downloaded or written.</exception>
    public async Task RepairAsync(IpernityBackupFinding finding, CancellationToken cancellationToken = default)
    {
        _ = finding ?? throw new ArgumentNullException(nameof(finding));
        if (!_findings.Contains(finding))
            throw new ArgumentException("The finding is not one of those that were planned.", nameof(finding));
        finding.Repaired = false;
        try
        {
            await RepairAsync(finding, finding.Kind, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw SavedFile.Translate(failure, finding.Path);
        }
        catch (InvalidDataException unreadable)
        {
            throw new IpernityBackupException(BackupFailure.BackupUnreadable, unreadable.Message, innerException: unreadable);
        }

        finding.Repaired = true;
    }

    /// <summary>The result of the test after the repairs.</summary>
    /// <param name="result">The result of the test.</param>
    /// <param name="findings">Its findings.</param>
    /// <returns>The result with the repaired findings.</returns>
    public IpernityBackupTest Complete(IpernityBackupTest result, IReadOnlyCollection<IpernityBackupFinding> findings)
    {
        _ = result ?? throw new ArgumentNullException(nameof(result));
        var repaired = (findings ?? throw new ArgumentNullException(nameof(findings))).Count(static finding => finding.Repaired == true);
        return result with
        {
            Repaired = repaired,
            IsIntact = repaired == result.Findings,
            IsComplete = repaired == 0 ? result.IsComplete : IsComplete(),
        };
    }

    /// <summary>Closes the connections and unlocks the backup.</summary>
    public void Dispose()
    {
        _documents.Dispose();
        _lock.Dispose();
    }

    private Task RepairAsync(IpernityBackupFinding finding, BackupFindingKind kind, CancellationToken stop) => kind switch
    {
        BackupFindingKind.FileMissing or BackupFindingKind.ListUnreadable when ListRepairer.IsList(_paths, finding.Path) =>
            FetchListAsync(finding.Path, stop),
        BackupFindingKind.FileMissing or BackupFindingKind.FileDamaged or BackupFindingKind.LengthWrong =>
            _documents.FetchAsync(finding, stop),
        BackupFindingKind.SidecarUnreadable => _documents.RebuildAsync(finding.Path, finding.DocumentId, stop),
        BackupFindingKind.UnknownFile when CanRepair(finding) =>
            _documents.RebuildAsync(BackupPaths.SidecarOf(finding.Path), finding.DocumentId, stop),
        BackupFindingKind.CountWrong or BackupFindingKind.ManifestUnreadable => Task.Run(() => WriteManifest(stop), stop),
        BackupFindingKind.UnknownFile when finding.DocumentId is not null => throw Impossible("The sidecar describes no file."),
        BackupFindingKind.UnknownFile => throw Impossible("Nothing in the backup describes this file."),
        _ => throw Impossible("There is no way to repair it."),
    };

    private async Task FetchListAsync(string path, CancellationToken stop)
    {
        if (!await new ListRepairer(_client, _paths, _options).FetchAsync(path, stop).ConfigureAwait(false))
            _shortLists.Add(path);
    }

    private void WriteManifest(CancellationToken stop)
    {
        var account = new AccountRecord
        {
            Server = _client.Server.Address.AbsoluteUri,
            UserId = _options.UserId,
            UserName = _options.UserName,
        };
        new ManifestRepairer(_paths, account, _shortLists).Write(_findings, stop);
    }

    private bool IsComplete()
    {
        try
        {
            return BackupManifest.Open(_paths).IsComplete;
        }
        catch (IpernityBackupException unreadable) when (unreadable.Failure == BackupFailure.BackupUnreadable)
        {
            return false;
        }
    }

    private void CheckAccount()
    {
        try
        {
            var account = BackupManifest.Open(_paths).Account;
            if (account.UserId != _options.UserId || !IsServer(account.Server))
                throw OtherAccount(account.UserName ?? account.UserId, account.Server);
        }
        catch (IpernityBackupException failure) when (failure.Failure == BackupFailure.BackupUnreadable)
        {
            // Without a readable manifest, a sidecar names the owner.
            if (ReadSidecars().FirstOrDefault(static record => record.OwnerId is not null) is { OwnerId: { } owner } other
                && owner != _options.UserId)
            {
                throw OtherAccount(other.OwnerName ?? owner, _client.Server.Address.AbsoluteUri);
            }
        }
    }

    private bool IsServer(string server) => string.Equals(server, _client.Server.Address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<DocumentRecord> ReadSidecars()
    {
        var walk = new SidecarWalk(_paths, new FindingList(_paths, static _ => { }));
        return walk.FindSidecars(_paths.FullPath(BackupPaths.DocumentFolder)).Select(ManifestCounter.Read).OfType<DocumentRecord>();
    }

    private IpernityBackupException OtherAccount(string name, string server) =>
        new(
            BackupFailure.OtherAccount,
            $"The backup in '{_paths.Folder}' belongs to {name} at {server},"
                + $" but you are connected as {_options.UserName ?? _options.UserId}"
                + $" at {_client.Server.Address.AbsoluteUri}."
        );

    private static IpernityBackupException Impossible(string summary) => new(BackupFailure.NotRepairable, summary);
}
