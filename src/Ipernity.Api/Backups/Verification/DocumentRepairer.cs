using System.Globalization;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Fetches files and sidecars of documents again.</summary>
internal sealed class DocumentRepairer : IDisposable
{
    private const string NoOriginal = "ipernity offers no original of the document.";

    private readonly IpernityClient _client;
    private readonly BackupPaths _paths;
    private readonly RepairOptions _options;
    private readonly DownloadOptions _downloads;
    private readonly DownloadClient _files;
    private readonly DocumentService _documents;
    private readonly RecordedFiles _recorded;
    private readonly Lazy<Dictionary<string, HashSet<string>>> _sidecars;

    public DocumentRepairer(IpernityClient client, BackupPaths paths, RepairOptions options)
    {
        _client = client;
        _paths = paths;
        _options = options;
        _downloads = options.ToDownloadOptions(paths.Folder);
        _files = new DownloadClient(client.Server, options.UserAgent);
        _documents = new DocumentService(client, _downloads.CallOptions);
        _recorded = new RecordedFiles(paths);
        _sidecars = new(FindSidecars);
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Fetches the file of a document. A damaged file stays until the right one is there.</summary>
    /// <param name="finding">The finding about the file.</param>
    /// <param name="stop">Ends the download.</param>
    /// <exception cref="IpernityException">The account does not have it any more, or it cannot be fetched or written.</exception>
    public async Task FetchAsync(IpernityBackupFinding finding, CancellationToken stop)
    {
        var record =
            BackupFile.Read(BackupPaths.SidecarOf(finding.Path), BackupJson.Files.DocumentRecord)
            ?? throw Impossible("It is an earlier version, which only the backup had.");
        var document = await GetAsync(record.Id, stop).ConfigureAwait(false);
        if (
            record.Original?.Md5 is { } md5
            && document.Md5 is { } present
            && !string.Equals(md5, present, StringComparison.OrdinalIgnoreCase)
        )
            throw Impossible($"The file of the document {record.Id} was replaced on ipernity since the backup.");
        // The length can also be from the index of the backup.
        var length = long.TryParse(finding.Expected, NumberStyles.None, CultureInfo.InvariantCulture, out var expected)
            ? expected
            : record.Original?.Bytes;
        await FetchAsync(finding.Path, document, record, length ?? document.FileSize, null, stop).ConfigureAwait(false);
    }

    /// <summary>Writes a sidecar again, and fetches the file if it is missing or another one. Another one is kept as a version.</summary>
    /// <param name="sidecar">The full path of the sidecar.</param>
    /// <param name="id">The document; null if it is not known.</param>
    /// <param name="stop">Ends the calls.</param>
    /// <exception cref="IpernityException">The account does not have the document any more, or it cannot be fetched or written.</exception>
    public async Task RebuildAsync(string sidecar, string? id, CancellationToken stop)
    {
        if (!_paths.RelativePath(sidecar).StartsWith(BackupPaths.DocumentFolder + "/", StringComparison.Ordinal))
            throw Impossible("It was moved aside when the document was gone from the account.");
        var document = await GetAsync(id ?? throw Impossible("Its name does not tell which document it is."), stop).ConfigureAwait(false);
        if (document.OwnerId is { Length: > 0 } owner && owner != _options.UserId)
            throw Impossible($"The document {id} belongs to another member.");
        var before = FindBefore(sidecar, id);
        var context = new BackupContext(_client, _options.ToBackupOptions(_paths.Folder), static _ => { });
        var (complete, details) = await new DocumentDetails(context, stop)
            .ReadAsync(new ListedDocument(document, ""), document.Media == MediaKind.Photo)
            .ConfigureAwait(false);
        var file = sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length);
        var record = details with
        {
            File = complete.OriginalUrl is not null || File.Exists(file) ? Path.GetFileName(file) : null,
            Unknown = before?.Unknown,
        };
        if (record.File is null && _recorded.WasSaved(id, file))
            throw Impossible(NoOriginal);
        // Another file is moved aside before there is a sidecar that does not describe it, so that nothing ever replaces it.
        if (File.Exists(file) && !await IsRightAsync(file, record, stop).ConfigureAwait(false))
            await FetchAsync(file, complete, record, record.Original?.Bytes, () => KeepOld(file), stop).ConfigureAwait(false);
        await WriteAsync(sidecar, record, before?.Versions, stop).ConfigureAwait(false);
        AddSidecar(_sidecars.Value, id, sidecar);
        if (record.File is not null && !File.Exists(file))
            await FetchAsync(file, complete, record, record.Original?.Bytes, replacing: null, stop).ConfigureAwait(false);
    }

    private async Task WriteAsync(string sidecar, DocumentRecord record, VersionRecord[]? versions, CancellationToken stop)
    {
        var file = _paths.RelativePath(sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length));
        var found = await VersionFiles.FindAsync(_paths, file, versions, stop).ConfigureAwait(false);
        BackupFile.Write(sidecar, record with { Versions = found }, BackupJson.Files.DocumentRecord);
    }

    // A sidecar that does not say what it should may still have members that only the backup knows.
    private DocumentRecord? FindBefore(string sidecar, string id)
    {
        if (FindOther(sidecar, id) is { } other)
            throw Impossible($"'{_paths.RelativePath(other)}' describes the document {id} already.");
        return ManifestCounter.Read(sidecar) is { } record && record.Id == id ? record : null;
    }

    private string? FindOther(string sidecar, string id) =>
        _sidecars.Value.TryGetValue(id, out var sidecars) ? sidecars.FirstOrDefault(other => other != sidecar) : null;

    private Dictionary<string, HashSet<string>> FindSidecars()
    {
        var sidecars = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var walk = new SidecarWalk(_paths, new FindingList(_paths, static _ => { }));
        foreach (var sidecar in walk.FindSidecars(_paths.FullPath(BackupPaths.DocumentFolder)))
        {
            if (BackupPaths.FindDocumentId(sidecar) is { } id)
                AddSidecar(sidecars, id, sidecar);
        }

        return sidecars;
    }

    private static void AddSidecar(Dictionary<string, HashSet<string>> sidecars, string id, string sidecar)
    {
        if (!sidecars.TryGetValue(id, out var all))
            sidecars.Add(id, all = new HashSet<string>(StringComparer.Ordinal));
        all.Add(sidecar);
    }

    // Without an MD5 only the length can show that it is another file.
    private static async Task<bool> IsRightAsync(string file, DocumentRecord record, CancellationToken stop)
    {
        if (record.Original?.Bytes is { } bytes && bytes != new FileInfo(file).Length)
            return false;
        return record.Original?.Md5 is not { } md5
            || string.Equals(await SavedFile.ComputeMd5Async(file, stop).ConfigureAwait(false), md5, StringComparison.OrdinalIgnoreCase);
    }

    private void KeepOld(string file)
    {
        if (File.Exists(file))
            File.Move(file, VersionFiles.NewPath(_paths, _paths.RelativePath(file), DateTimeOffset.UtcNow));
    }

    private async Task FetchAsync(
        string path, IpernityDocument document, DocumentRecord record, long? length, Action? replacing, CancellationToken stop)
    {
        var plan = new DownloadPlan(
            document, DownloadOptions.Original, document.OriginalUrl ?? throw Impossible(NoOriginal), path)
        {
            Length = length,
            Md5 = record.Original?.Md5 ?? document.Md5,
            Time = record.CreatedAt ?? record.PostedAt?.LocalDateTime,
            Overwrites = true,
            Replacing = replacing,
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

    private async Task<IpernityDocument> GetAsync(string id, CancellationToken stop)
    {
        try
        {
            return await _documents.GetAsync(id, [], stop).ConfigureAwait(false);
        }
        catch (IpernityApiException gone) when (gone.IsMethodCode)
        {
            throw Impossible($"The document {id} is gone from the account.", gone);
        }
    }

    private static IpernityBackupException Impossible(string summary, Exception? cause = null) =>
        new(BackupFailure.NotRepairable, summary, innerException: cause);
}
