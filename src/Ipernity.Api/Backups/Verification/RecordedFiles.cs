using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Verification;

/// <summary>
/// Finds what the backup says of a document's file: in the sidecar and, where the service did not tell it, in the index, which has the
/// length that the file had when it was saved.
/// </summary>
internal sealed class RecordedFiles(BackupPaths paths)
{
    private readonly Lazy<BackupIndex?> _index = new(() => ReadIndex(paths));

    /// <param name="record">The sidecar.</param>
    /// <param name="file">The full path of the document's file.</param>
    /// <returns>The length and the MD5, as far as they are known.</returns>
    public (long? Bytes, string? Md5) Find(DocumentRecord record, string file)
    {
        var (bytes, md5) = (record.Original?.Bytes, record.Original?.Md5);
        if (bytes is not null && md5 is not null)
            return (bytes, md5);
        var entry = _index.Value?.Find(record.Id);
        return entry is not null && entry.Path == paths.RelativePath(file) ? (bytes ?? entry.Bytes, md5 ?? entry.Md5) : (bytes, md5);
    }

    /// <summary>Whether a run saved the file of a document, as far as the index still knows it.</summary>
    /// <param name="id">The document.</param>
    /// <param name="file">The full path of the file.</param>
    public bool WasSaved(string id, string file) =>
        _index.Value?.Find(id) is { Bytes: not null } entry && entry.Path == paths.RelativePath(file);

    // The index may be deleted, and a run that is backing up keeps others away from it.
    private static BackupIndex? ReadIndex(BackupPaths paths)
    {
        try
        {
            return BackupIndex.Read(paths, CancellationToken.None);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            return null;
        }
    }
}
