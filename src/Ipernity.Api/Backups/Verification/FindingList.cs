using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Counts findings and reports them, one at a time.</summary>
internal sealed class FindingList(BackupPaths paths, Action<IpernityBackupFinding> found)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _undescribed = new(StringComparer.Ordinal);
    private long _count;

    /// <summary>How many findings there are.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Whether a document has a sidecar that cannot be read, or a file without a sidecar.</summary>
    /// <param name="documentId">The document.</param>
    public bool IsUndescribed(string documentId) => _undescribed.Contains(documentId);

    /// <param name="kind">What is wrong.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="message">The problem in one sentence.</param>
    /// <param name="documentId">The identifier of the document.</param>
    /// <param name="expected">The recorded value.</param>
    /// <param name="actual">The found value.</param>
    public void Add(
        BackupFindingKind kind, string path, string message, string? documentId = null, string? expected = null, string? actual = null)
    {
        var finding = new IpernityBackupFinding(kind, path, paths.RelativePath(path), message)
        {
            DocumentId = documentId,
            Expected = expected,
            Actual = actual,
        };
        lock (_gate)
        {
            _count++;
            if (documentId is not null && kind is BackupFindingKind.SidecarUnreadable or BackupFindingKind.UnknownFile)
                _undescribed.Add(documentId);
            found(finding);
        }
    }
}
