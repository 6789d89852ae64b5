using Ipernity.Api.Backups.Format;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Downloads the file and the thumbnail of a document, unless the backup already has them.</summary>
internal sealed class FileSaver(BackupContext context, CancellationToken stop) : IDisposable
{
    private readonly DownloadOptions _options = context.Options.DownloadOptions;
    private readonly DownloadClient _client = new(context.Client.Server, context.Options.UserAgent);
    private readonly DocumentService _service = new(context.Client, context.CallOptions);
    private readonly SemaphoreSlim _free = new(context.Options.ThrottleLimit);

    public void Dispose() => _client.Dispose();

    /// <param name="document">The document.</param>
    /// <param name="before">The sidecar; null if the document is new.</param>
    /// <param name="path">The relative path of the file.</param>
    /// <param name="isReplaced">Whether the file was replaced on the service since the last run.</param>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">A file was not downloaded.</exception>
    public async Task SaveAsync(IpernityDocument document, DocumentRecord? before, string path, bool isReplaced)
    {
        var thumbnail = SaveThumbnailAsync(document, path, isReplaced);
        await Task.WhenAll(SaveOriginalAsync(document, before, path, isReplaced), thumbnail).ConfigureAwait(false);
    }

    private async Task SaveOriginalAsync(IpernityDocument document, DocumentRecord? before, string path, bool isReplaced)
    {
        if (document.OriginalUrl is not { } address)
            throw new IpernityDownloadException(
                DownloadFailure.OriginalUnavailable, "ipernity does not let you download the original file.");
        var full = context.Paths.FullPath(path);
        var plan = new DownloadPlan(document, DownloadOptions.Original, address, full)
        {
            Length = document.FileSize,
            Md5 = document.Md5,
            Time = DownloadPlanner.TimeOf(document),
            Overwrites = true,
            Replacing = () => KeepOld(document, full, path, isReplaced),
        };
        await _free.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (await IsThereAsync(plan, before).ConfigureAwait(false))
                return;
            context.Decide($"Downloading '{full}'.");
            var result = await TransferAsync(plan, async () =>
            {
                var fresh = await GetAsync(document).ConfigureAwait(false);
                return fresh.OriginalUrl;
            }).ConfigureAwait(false);
            context.Counter.AddFile(result.Bytes);
        }
        finally
        {
            _free.Release();
        }
    }

    // A file gets its name only when it is complete, so comparing its length is enough if the sidecar describes the same file.
    private async Task<bool> IsThereAsync(DownloadPlan plan, DocumentRecord? before)
    {
        var file = new FileInfo(plan.Path);
        if (!file.Exists || (plan.Length is { } length && file.Length != length))
            return false;
        return (plan.Md5 is not null && string.Equals(before?.Original?.Md5, plan.Md5, StringComparison.OrdinalIgnoreCase))
            || await SavedFile.IsRightAsync(plan, stop).ConfigureAwait(false);
    }

    // The existing file was either replaced on the service or changed on this computer. In the second case, always keep it.
    private void KeepOld(IpernityDocument document, string full, string path, bool isReplaced)
    {
        if (!File.Exists(full) || (isReplaced && !context.Options.KeepVersions))
            return;
        var version = VersionFiles.NewPath(context.Paths, path, (isReplaced ? document.ReplacedAt : null) ?? context.Now);
        File.Move(full, version);
        context.Decide($"The previous file '{full}' was kept as '{version}'.");
    }

    private async Task SaveThumbnailAsync(IpernityDocument document, string path, bool isReplaced)
    {
        var full = context.Paths.FullPath(BackupPaths.ThumbnailOf(path));
        if ((File.Exists(full) && !isReplaced) || FindThumbnail(document) is not { Url: { } address } thumbnail)
            return;
        var plan = new DownloadPlan(document, thumbnail.Label ?? "", address, full) { Overwrites = true };
        try
        {
            await TransferAsync(plan, async () =>
            {
                var fresh = await GetAsync(document).ConfigureAwait(false);
                return FindThumbnail(fresh, thumbnail.Label)?.Url;
            }).ConfigureAwait(false);
        }
        catch (IpernityDownloadException refused) when (refused.Failure == DownloadFailure.DownloadRefused)
        {
            // A thumbnail is optional: the page shows the title instead.
            context.Decide($"The server refused the thumbnail of document {document.Id}.");
        }
    }

    private async Task<DownloadResult> TransferAsync(DownloadPlan plan, Func<Task<Uri?>> findFreshAddress)
    {
        var file = context.Counter.Start(plan);
        try
        {
            return await new FileTransfer(_client, _options, file, context.Counter.Receive, findFreshAddress, stop).RunAsync()
                .ConfigureAwait(false);
        }
        finally
        {
            context.Counter.End(file);
        }
    }

    private Task<IpernityDocument> GetAsync(IpernityDocument document) => _service.GetAsync(document.Id, [], stop);

    private static IpernityThumbnail? FindThumbnail(IpernityDocument document, string? label = null)
    {
        var all = document.Thumbnails ?? [];
        return Array.Find(all, thumbnail => thumbnail.Label == (label ?? DocumentWalk.ThumbnailSize)) ?? (all.Length > 0 ? all[0] : null);
    }
}
