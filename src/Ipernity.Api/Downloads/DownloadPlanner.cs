using Ipernity.Api.Documents;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Downloads;

/// <summary>Plans the download of a document's file. Details are requested only if needed.</summary>
internal sealed class DownloadPlanner(IpernityClient client, DownloadOptions options, DownloadClient files, CancellationToken stop)
{
    private const string AnyExtension = ".bin";
    private const string PictureExtension = ".jpg";

    private readonly DocumentService _service = new(client, options.CallOptions);
    private readonly TargetNames _names = new(options);

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The document has no such file, or the service does not answer.</exception>
    public async Task<DownloadPlan> PlanAsync(IpernityDocument document)
    {
        if (NeedsDetails(document))
            document = await GetDetailsAsync(document).ConfigureAwait(false);
        var plan = options.IsOriginal ? PlanOriginal(document) : PlanPicture(document);
        try
        {
            return await _names.TakeAsync(plan, IsRightAsync).ConfigureAwait(false);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) && !stop.IsCancellationRequested)
        {
            throw SavedFile.Translate(failure, plan.Path);
        }
    }

    /// <summary>Requests the address of a file again, because addresses expire.</summary>
    public async Task<Uri?> FindAddressAsync(DownloadPlan plan)
    {
        var document = await _service.GetAsync(plan.Document.Id, [], stop).ConfigureAwait(false);
        return options.IsOriginal ? document.OriginalUrl : FindPicture(document)?.Url;
    }

    private bool NeedsDetails(IpernityDocument document)
    {
        // Only doc.get returns keywords.
        if (document.Tags is not null)
            return options.Sidecar != SidecarKind.None && document.Description is null && document.Link is null;
        return options.Sidecar != SidecarKind.None
            || options.FileName.NeedsDetails(document)
            || (options.IsOriginal
                ? document.OriginalUrl is null || document.Md5 is null || document.FileSize is null || document.FileName is null
                : FindPicture(document) is null);
    }

    private async Task<IpernityDocument> GetDetailsAsync(IpernityDocument document)
    {
        var detailed = await _service.GetAsync(document.Id, [], stop).ConfigureAwait(false);
        detailed.Albums = document.Albums;
        detailed.Groups = document.Groups;
        detailed.Exif = document.Exif;
        return detailed;
    }

    private DownloadPlan PlanOriginal(IpernityDocument document)
    {
        var address = document.OriginalUrl ?? throw new IpernityDownloadException(
            DownloadFailure.OriginalUnavailable, "ipernity does not let you download the original file.");
        return Plan(document, DownloadOptions.Original, address, ExtensionOf(document)) with
        {
            Length = document.FileSize,
            Md5 = document.Md5,
        };
    }

    private DownloadPlan PlanPicture(IpernityDocument document)
    {
        if (FindPicture(document) is { Url: { } address } picture)
            return Plan(document, picture.Label!, address, ExtensionOf(address.AbsolutePath) ?? PictureExtension);
        var labels = string.Join(", ", (document.Thumbnails ?? []).Select(static other => other.Label).OfType<string>());
        var sizes = labels.Length > 0 ? $"The available sizes are {labels}." : "The document has no pictures.";
        throw new IpernityDownloadException(
            DownloadFailure.SizeUnavailable,
            $"The document has no picture of the size '{options.Size}'. {sizes}");
    }

    private IpernityThumbnail? FindPicture(IpernityDocument document) => document.Thumbnails is null
        ? null
        : Array.Find(document.Thumbnails, picture => string.Equals(picture.Label, options.Size, StringComparison.OrdinalIgnoreCase));

    private DownloadPlan Plan(IpernityDocument document, string size, Uri address, string extension)
    {
        var name = options.FileName.Expand(document, size, extension).Replace('/', Path.DirectorySeparatorChar);
        return new DownloadPlan(document, size, address, Path.Combine(options.Folder, name))
        {
            Extension = extension,
            Time = TimeOf(document),
        };
    }

    private async Task<bool> IsRightAsync(DownloadPlan plan)
    {
        if (plan.Length is not null)
            return await SavedFile.IsRightAsync(plan, stop).ConfigureAwait(false);
        var file = new FileInfo(plan.Path);
        return file.Exists && SavedFile.HasTime(file, plan)
            && await files.FindLengthAsync(plan.Address, options.Timeout, stop).ConfigureAwait(false) == file.Length;
    }

    /// <summary>The time to set on the file of a document.</summary>
    public static DateTime? TimeOf(IpernityDocument document) => document.CreatedAt ?? document.PostedAt?.LocalDateTime;

    /// <summary>The extension of a document's original with its dot.</summary>
    public static string ExtensionOf(IpernityDocument document) =>
        ExtensionOf(document.FileName) ?? ExtensionOf(document.OriginalUrl?.AbsolutePath) ?? AnyExtension;

    private static string? ExtensionOf(string? name)
    {
        var dot = name?.LastIndexOf('.') ?? -1;
        var extension = dot < 0 ? "" : name!.Substring(dot);
        return extension.Length is > 1 and <= 9 && extension.Skip(1).All(IsPlain) ? extension : null;
    }

    private static bool IsPlain(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
