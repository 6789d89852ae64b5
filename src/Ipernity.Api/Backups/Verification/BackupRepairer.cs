using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Repairs findings of a test from the account, with one call and at most one download for each document.</summary>
public sealed class BackupRepairer : IDisposable
{
    private readonly BackupPaths _paths;
    private readonly IpernityClient _client;
    private readonly RepairOptions _options;
    private readonly DownloadOptions _downloads;
    private readonly DownloadClient _files;
    private readonly DocumentService _documents;
    private readonly IDisposable _lock;

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
        _downloads = options.ToDownloadOptions(_paths.Folder);
        _files = new DownloadClient(client.Server, options.UserAgent);
        _documents = new DocumentService(client, _downloads.CallOptions);
    }

    /// <summary>Whether findings of this kind can be repaired, if the account still has the document.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>True if the finding may be repairable.</returns>
    public static bool CanRepair(IpernityBackupFinding finding) =>
        (finding ?? throw new ArgumentNullException(nameof(finding))).Kind
            is BackupFindingKind.FileMissing
                or BackupFindingKind.FileDamaged
                or BackupFindingKind.LengthWrong
                or BackupFindingKind.SidecarUnreadable
                or BackupFindingKind.CountWrong
                or BackupFindingKind.ManifestUnreadable;

    /// <summary>Repairs a finding. A damaged file stays until the right one has been downloaded.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="cancellationToken">Ends the repair.</param>
    /// <exception cref="IpernityException">The account no longer has the file, or it cannot be downloaded or written.</exception>
    public async Task RepairAsync(IpernityBackupFinding finding, CancellationToken cancellationToken = default)
    {
        _ = finding ?? throw new ArgumentNullException(nameof(finding));
        finding.Repaired = false;
        try
        {
            switch (finding.Kind)
            {
                case BackupFindingKind.FileMissing or BackupFindingKind.FileDamaged or BackupFindingKind.LengthWrong:
                    await FetchAsync(finding.Path, cancellationToken).ConfigureAwait(false);
                    break;
                case BackupFindingKind.SidecarUnreadable:
                    await RebuildAsync(finding.Path, finding.DocumentId, cancellationToken).ConfigureAwait(false);
                    break;
                case BackupFindingKind.CountWrong or BackupFindingKind.ManifestUnreadable:
                    await Task.Run(() => WriteManifest(cancellationToken), cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw Impossible("This finding cannot be repaired.");
            }
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            throw new IpernityBackupException(BackupFailure.BackupUnwritable, failure.Message, innerException: failure);
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
            IsComplete = repaired == 0 ? result.IsComplete : BackupManifest.Open(_paths).IsComplete,
        };
    }

    /// <summary>Closes the connections and unlocks the backup.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _lock.Dispose();
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
            if (ReadSidecars().FirstOrDefault() is { OwnerId: { } owner } other && owner != _options.UserId)
                throw OtherAccount(other.OwnerName ?? owner, _client.Server.Address.AbsoluteUri);
        }
    }

    private bool IsServer(string server) => string.Equals(server, _client.Server.Address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<DocumentRecord> ReadSidecars()
    {
        var walk = new SidecarWalk(_paths, new FindingList(_paths, static _ => { }));
        return walk.FindSidecars(_paths.FullPath(BackupPaths.DocumentFolder)).Select(ManifestCounter.Read).OfType<DocumentRecord>();
    }

    private async Task FetchAsync(string path, CancellationToken stop)
    {
        var record =
            BackupFile.Read(BackupPaths.SidecarOf(path), BackupJson.Files.DocumentRecord)
            ?? throw Impossible("The file is an earlier version, which the account does not have.");
        var document = await GetAsync(record.Id, stop).ConfigureAwait(false);
        if (
            record.Original?.Md5 is { } md5
            && document.Md5 is { } present
            && !string.Equals(md5, present, StringComparison.OrdinalIgnoreCase)
        )
            throw Impossible($"The file of document {record.Id} has been replaced on ipernity since the backup.");
        var plan = new DownloadPlan(
            document,
            DownloadOptions.Original,
            document.OriginalUrl ?? throw Impossible("ipernity does not let you download the original file."),
            path
        )
        {
            Length = record.Original?.Bytes ?? document.FileSize,
            Md5 = record.Original?.Md5 ?? document.Md5,
            Time = record.CreatedAt ?? record.PostedAt?.LocalDateTime,
            Overwrites = true,
        };
        var transfer = new FileTransfer(
            _files,
            _downloads,
            new DownloadingFile(0, plan),
            static _ => { },
            async () => (await GetAsync(record.Id, stop).ConfigureAwait(false)).OriginalUrl,
            stop
        );
        await transfer.RunAsync().ConfigureAwait(false);
    }

    // The file itself is not checked here. The next test does that.
    private async Task RebuildAsync(string sidecar, string? id, CancellationToken stop)
    {
        if (id is null)
            throw Impossible("The name of the sidecar does not contain the identifier of a document.");
        var document = await GetAsync(id, stop).ConfigureAwait(false);
        var user = new IpernityUser(_options.UserId, _options.UserName ?? "", "");
        var context = new BackupContext(_client, _options.ToBackupOptions(user, _paths.Folder), static _ => { });
        var (_, record) = await new DocumentDetails(context, stop)
            .ReadAsync(new ListedDocument(document, ""), document.Media == MediaKind.Photo)
            .ConfigureAwait(false);
        var file = sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length);
        var hasFile = document.OriginalUrl is not null || File.Exists(file);
        BackupFile.Write(
            sidecar,
            record with
            {
                File = hasFile ? Path.GetFileName(file) : null,
                Versions = await VersionFiles.FindAsync(_paths, _paths.RelativePath(file), known: null, stop).ConfigureAwait(false),
            },
            BackupJson.Files.DocumentRecord
        );
        if (hasFile && !File.Exists(file))
            await FetchAsync(file, stop).ConfigureAwait(false);
    }

    private async Task<IpernityDocument> GetAsync(string id, CancellationToken stop)
    {
        try
        {
            return await _documents.GetAsync(id, [], stop).ConfigureAwait(false);
        }
        catch (IpernityApiException gone) when (gone.IsMethodCode)
        {
            throw Impossible($"Document {id} is no longer in the account.", gone);
        }
    }

    // Counts what the backup contains now. The next backup downloads what it has lost.
    private void WriteManifest(CancellationToken stop)
    {
        var content = ManifestCounter.Count(_paths, stop);
        ManifestRecord manifest;
        try
        {
            manifest = BackupManifest.Open(_paths);
        }
        catch (IpernityBackupException failure) when (failure.Failure == BackupFailure.BackupUnreadable)
        {
            var now = DateTimeOffset.UtcNow;
            manifest = new ManifestRecord
            {
                Format = ManifestRecord.FormatName,
                Version = ManifestRecord.CurrentVersion,
                Account = new AccountRecord
                {
                    Server = _client.Server.Address.AbsoluteUri,
                    UserId = _options.UserId,
                    UserName = _options.UserName,
                },
                CreatedAt = now,
                UpdatedAt = now,
            };
        }

        var isLess = content.Documents < manifest.Contents.Documents || content.Files < manifest.Contents.Files;
        BackupFile.Write(
            _paths.Manifest,
            manifest with
            {
                Contents = content,
                IsComplete = manifest.IsComplete && !isLess,
            },
            BackupJson.Files.ManifestRecord
        );
    }

    private IpernityBackupException OtherAccount(string name, string server) =>
        new(
            BackupFailure.OtherAccount,
            $"The backup in '{_paths.Folder}' belongs to {name} at {server},"
                + $" but you are connected as {_options.UserName ?? _options.UserId}"
                + $" at {_client.Server.Address.AbsoluteUri}."
        );

    private static IpernityBackupException Impossible(string summary, Exception? cause = null) =>
        new(BackupFailure.NotRepairable, summary, innerException: cause);
}
