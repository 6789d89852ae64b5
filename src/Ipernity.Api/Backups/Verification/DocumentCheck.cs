using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Reads sidecars and compares their files. Several threads may use it at the same time.</summary>
internal sealed class DocumentCheck(
    BackupPaths paths, FindingList findings, FileCheck files, RecordedFiles recorded, ManifestCounter counter)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);

    /// <summary>How many sidecars were read.</summary>
    public long Documents => counter.Documents + _removed.Count;

    /// <summary>Whether there is a sidecar of a document.</summary>
    public bool Has(string documentId) => counter.Has(documentId) || _removed.Contains(documentId);

    /// <summary>Whether a sidecar lists a file as an earlier version.</summary>
    /// <param name="path">The full path.</param>
    public bool IsVersion(string path) => _versions.Contains(path);

    /// <summary>Checks a document.</summary>
    /// <param name="sidecar">The full path of its sidecar.</param>
    /// <param name="isRemoved">Whether it is in the folder <c>removed</c>.</param>
    /// <param name="stop">Ends the check.</param>
    public void Check(string sidecar, bool isRemoved, CancellationToken stop)
    {
        if (Read(sidecar) is not { } record)
            return;
        Add(record, sidecar, isRemoved);
        var file = sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length);
        if (record.File is null)
            CheckNoFile(file, record);
        else if (string.Equals(record.File, Path.GetFileName(file), StringComparison.Ordinal))
            Compare(file, record, stop);
        else
            Broken(
                sidecar,
                $"The sidecar belongs to '{Path.GetFileName(file)}', but names the file '{record.File}'.",
                record.Id,
                record.File
            );
        foreach (var version in record.Versions ?? [])
            CheckVersion(sidecar, record, version, isRemoved, stop);
    }

    private DocumentRecord? Read(string sidecar)
    {
        string problem;
        try
        {
            if (BackupLinks.IsLinkOut(paths, sidecar))
            {
                Broken(sidecar, "The sidecar is a link to a place outside the backup.");
                return null;
            }

            var record = BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord);
            if (record is not { Id.Length: > 0 })
                problem = "it contains no document id.";
            else if (!IsMd5(record.Original?.Md5))
                problem = $"'{record.Original!.Md5}' is not an MD5 hash.";
            else
                return record;
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            problem = failure.Message;
        }

        findings.Add(
            BackupFindingKind.SidecarUnreadable, sidecar, $"The sidecar cannot be read: {problem}", BackupPaths.FindDocumentId(sidecar));
        return null;
    }

    private void Add(DocumentRecord record, string sidecar, bool isRemoved)
    {
        string? other;
        lock (_gate)
        {
            if (isRemoved)
            {
                _removed.Add(record.Id);
                return;
            }

            other = counter.Add(record, sidecar);
        }

        // Its file is compared too, so that the findings do not depend on which sidecar is read first.
        if (other is not null)
            Broken(sidecar, $"Two sidecars describe the document {record.Id}. The other one is '{other}'.", record.Id, record.Id);
    }

    private static bool IsMd5(string? text) =>
        text is null
        || (text.Length == 32 && text.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')));

    private void Compare(string file, DocumentRecord record, CancellationToken stop)
    {
        var (bytes, md5) = recorded.Find(record, file);
        files.Compare(file, record.Id, bytes, md5, stop);
    }

    private void CheckNoFile(string file, DocumentRecord record)
    {
        if (File.Exists(file))
            findings.Add(BackupFindingKind.UnknownFile, file, "The sidecar says that the document has no file.", record.Id);
    }

    // The versions of a removed document are in the folder "removed" too.
    private void CheckVersion(string sidecar, DocumentRecord record, VersionRecord version, bool isRemoved, CancellationToken stop)
    {
        try
        {
            var path = paths.FullPath(version.File);
            var moved = paths.FullPath($"{BackupPaths.RemovedFolder}/{version.File}");
            if (isRemoved && File.Exists(moved))
                path = moved;
            lock (_gate)
                _versions.Add(path);
            files.Compare(path, record.Id, version.Bytes, version.Md5, stop);
        }
        catch (Exception failure) when (failure is InvalidDataException or ArgumentException or NotSupportedException)
        {
            Broken(sidecar, $"The version '{version.File}' is not in the backup: {failure.Message}", record.Id, version.File);
        }
    }

    private void Broken(string path, string message, string? documentId = null, string? expected = null) =>
        findings.Add(BackupFindingKind.ReferenceBroken, path, message, documentId, expected);
}
