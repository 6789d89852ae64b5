using Ipernity.Api.Downloads;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Counts what a run does.</summary>
internal sealed class BackupCounter
{
    private readonly object _gate = new();
    private readonly List<DownloadingFile> _active = [];
    private long _new;
    private long _changed;
    private long _unchanged;
    private long _failedDocuments;
    private long _failedLists;
    private long _removed;
    private long _files;
    private long _fileBytes;
    private long _bytesReceived;
    private long _calls;
    private int _started;

    /// <summary>How many documents the account has, if the service reported it.</summary>
    public long? Documents { get; set; }

    public void AddNew() => Interlocked.Increment(ref _new);

    public void AddChanged() => Interlocked.Increment(ref _changed);

    public void AddUnchanged() => Interlocked.Increment(ref _unchanged);

    public void FailDocument() => Interlocked.Increment(ref _failedDocuments);

    public void FailList() => Interlocked.Increment(ref _failedLists);

    public void AddRemoved() => Interlocked.Increment(ref _removed);

    public void AddCall(CallAttempt attempt) => Interlocked.Increment(ref _calls);

    public void AddFile(long bytes)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _fileBytes, bytes);
    }

    public void Receive(int bytes) => Interlocked.Add(ref _bytesReceived, bytes);

    public DownloadingFile Start(DownloadPlan plan)
    {
        lock (_gate)
        {
            var file = new DownloadingFile(_started++, plan);
            _active.Add(file);
            return file;
        }
    }

    public void End(DownloadingFile file)
    {
        lock (_gate)
            _active.Remove(file);
    }

    public BackupProgress ReadProgress()
    {
        lock (_gate)
        {
            return new BackupProgress([.. _active])
            {
                Documents = Documents,
                Finished = Finished,
                BytesReceived = Volatile.Read(ref _bytesReceived),
            };
        }
    }

    /// <summary>The summary of the run so far.</summary>
    /// <param name="hasSeenAll">Whether the run reached all documents.</param>
    public BackupSummary Summarize(bool hasSeenAll) => new()
    {
        New = Volatile.Read(ref _new),
        Changed = Volatile.Read(ref _changed),
        Unchanged = Volatile.Read(ref _unchanged),
        Failed = Volatile.Read(ref _failedDocuments) + Volatile.Read(ref _failedLists),
        Removed = Volatile.Read(ref _removed),
        Left = hasSeenAll ? 0 : Documents is { } all ? Math.Max(0, all - Finished) : null,
        Files = Volatile.Read(ref _files),
        Bytes = Volatile.Read(ref _fileBytes),
        Calls = Volatile.Read(ref _calls),
    };

    private long Finished => Volatile.Read(ref _new) + Volatile.Read(ref _changed) + Volatile.Read(ref _unchanged)
        + Volatile.Read(ref _failedDocuments);
}
