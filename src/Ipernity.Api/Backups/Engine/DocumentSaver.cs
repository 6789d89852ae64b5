using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// Saves one document: its details, its file and its thumbnail. A kill at any moment loses nothing: the sidecar of a new document is
/// written first, which fixes the name; a file gets its name when it is complete; and the document is added to the index last.
/// </summary>
internal sealed class DocumentSaver(BackupContext context, FileSaver files, CancellationToken stop) : IDisposable
{
    private static readonly FileNameTemplate Names = FileNameTemplate.Parse("{CreatedAt:yyyy}/{CreatedAt:MM}/{Title}-{Id}{Extension}");

    private readonly DocumentDetails _details = new(context, stop);
    private readonly SemaphoreSlim _free = new(context.Options.ThrottleLimit);

    public void Dispose() => _free.Dispose();

    /// <summary>Whether the document has not changed since the last run and its files exist.</summary>
    public bool IsUnchanged(ListedDocument listed, BackupEntry? known) =>
        HasSameDetails(listed, known) && (known!.Faves == listed.Document.Faves || listed.Document.Faves is null) && HasFiles(known);

    /// <summary>The relative path of a new document.</summary>
    public static string PathOf(IpernityDocument document) =>
        $"{BackupPaths.DocumentFolder}/{Names.Expand(document, DownloadOptions.Original, DownloadPlanner.ExtensionOf(document))}";

    /// <exception cref="IpernityException">The document was not saved completely.</exception>
    public async Task<DocumentOutcome> SaveAsync(ListedDocument listed, BackupEntry? known)
    {
        var path = known?.Path ?? PathOf(listed.Document);
        try
        {
            return await SaveAsync(listed, known, path).ConfigureAwait(false);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) && !stop.IsCancellationRequested)
        {
            throw SavedFile.Translate(failure, context.Paths.FullPath(path));
        }
    }

    private static bool HasSameDetails(ListedDocument listed, BackupEntry? known) =>
        known is { GoneAt: null, Fingerprint: { } fingerprint } && fingerprint == listed.Fingerprint;

    private bool HasFiles(BackupEntry entry)
    {
        var file = new FileInfo(context.Paths.FullPath(entry.Path));
        return (entry.Bytes is null || (file.Exists && file.Length == entry.Bytes))
            && HasSidecar(entry)
            && (!entry.HasThumbnail || File.Exists(context.Paths.FullPath(BackupPaths.ThumbnailOf(entry.Path))));
    }

    // A sidecar that was changed here is read: it may have been edited, or may be damaged.
    private bool HasSidecar(BackupEntry entry)
    {
        var sidecar = new FileInfo(BackupPaths.SidecarOf(context.Paths.FullPath(entry.Path)));
        return sidecar.Exists
            && (sidecar.Length == entry.SidecarBytes
                || FindSidecar(entry.Path, entry.Id) is { File: var name } && (name is null || name == NameOf(entry.Path)));
    }

    private async Task<DocumentOutcome> SaveAsync(ListedDocument listed, BackupEntry? known, string path)
    {
        var before = FindSidecar(path, listed.Document.Id);
        var isReplaced = before is not null && IsReplaced(before, listed.Document);
        var (document, record) = before is not null && HasSameDetails(listed, known)
            ? (listed.Document, before with { Counts = DocumentDetails.CountsOf(listed.Document) })
            : await ReadDetailsAsync(listed, before, isReplaced).ConfigureAwait(false);
        if (before is null)
        {
            var first = record with { File = document.OriginalUrl is null ? null : NameOf(path) };
            Write(path, first);
            context.Index.SetUnfinished(first, path);
        }

        var hadFile = File.Exists(context.Paths.FullPath(path));
        var failure = await SaveFilesAsync(document, before, path, isReplaced).ConfigureAwait(false);
        var versions = await VersionFiles.FindAsync(context.Paths, path, record.Versions, stop).ConfigureAwait(false);
        var after = Complete(record with { Versions = versions }, document, before, path, failure);
        Write(path, after);
        if (failure is not null)
            throw failure;
        context.Index.Set(EntryOf(record, listed, path));
        return OutcomeOf(known, hadFile, before, after);
    }

    private static DocumentOutcome OutcomeOf(BackupEntry? known, bool hadFile, DocumentRecord? before, DocumentRecord after)
    {
        if (known is null || (known.Fingerprint is null && !hadFile && after.File is not null))
            return DocumentOutcome.New;
        return known.Fingerprint is null && before is not null && AreSame(before, after)
            ? DocumentOutcome.Unchanged
            : DocumentOutcome.Changed;
    }

    private static bool AreSame(DocumentRecord one, DocumentRecord other) => Json(one).AsSpan().SequenceEqual(Json(other));

    private static byte[] Json(DocumentRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record with { Counts = null }, BackupJson.Files.DocumentRecord);

    // A sidecar that cannot be read is written again.
    private DocumentRecord? FindSidecar(string path, string id)
    {
        try
        {
            var record = BackupFile.Read(BackupPaths.SidecarOf(context.Paths.FullPath(path)), BackupJson.Files.DocumentRecord);
            return record?.Id == id ? record : null;
        }
        catch (InvalidDataException unreadable)
        {
            context.Decide($"{unreadable.Message} It will be replaced.");
            return null;
        }
    }

    private static bool IsReplaced(DocumentRecord before, IpernityDocument document) => document.Md5 is not null
        ? !string.Equals(before.Original?.Md5, document.Md5, StringComparison.OrdinalIgnoreCase)
        : before.ReplacedAt != document.ReplacedAt;

    private async Task<(IpernityDocument Document, DocumentRecord Record)> ReadDetailsAsync(
        ListedDocument listed, DocumentRecord? before, bool isReplaced)
    {
        await _free.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var readsExif = listed.Document.Media == MediaKind.Photo && (before is null || isReplaced);
            var (document, record) = await _details.ReadAsync(listed, readsExif).ConfigureAwait(false);
            return (document, record with
            {
                Exif = readsExif ? record.Exif : before?.Exif,
                Versions = before?.Versions,
                Unknown = before?.Unknown,
            });
        }
        finally
        {
            _free.Release();
        }
    }

    // The details are saved even if the download of the file fails.
    private async Task<IpernityException?> SaveFilesAsync(IpernityDocument document, DocumentRecord? before, string path, bool isReplaced)
    {
        try
        {
            await files.SaveAsync(document, before, path, isReplaced).ConfigureAwait(false);
            return null;
        }
        catch (IpernityDownloadException refused) when (refused.Failure != DownloadFailure.DiskFull)
        {
            return refused;
        }
        catch (IpernityTransportException lost)
        {
            return lost;
        }
    }

    // Until the new file is complete, the sidecar describes the old one.
    private static DocumentRecord Complete(
        DocumentRecord record, IpernityDocument document, DocumentRecord? before, string path, IpernityException? failure)
    {
        var isOld = failure is not null && before is not null;
        return record with
        {
            File = document.OriginalUrl is null || isOld ? before?.File : NameOf(path),
            Original = isOld ? before!.Original : record.Original,
            ReplacedAt = isOld ? before!.ReplacedAt : record.ReplacedAt,
        };
    }

    private void Write(string path, DocumentRecord record) =>
        BackupFile.Write(BackupPaths.SidecarOf(context.Paths.FullPath(path)), record, BackupJson.Files.DocumentRecord);

    private BackupEntry EntryOf(DocumentRecord record, ListedDocument listed, string path)
    {
        var file = new FileInfo(context.Paths.FullPath(path));
        return new BackupEntry
        {
            Id = record.Id,
            Path = path,
            Fingerprint = listed.Fingerprint,
            Faves = listed.Document.Faves,
            Bytes = file.Exists ? file.Length : null,
            Md5 = record.Original?.Md5,
            SidecarBytes = new FileInfo(BackupPaths.SidecarOf(file.FullName)).Length,
            HasThumbnail = File.Exists(context.Paths.FullPath(BackupPaths.ThumbnailOf(path))),
            Title = record.Title,
            CreatedAt = record.CreatedAt,
            PostedAt = record.PostedAt,
            Media = record.Media,
            Keywords = record.Keywords,
        };
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
