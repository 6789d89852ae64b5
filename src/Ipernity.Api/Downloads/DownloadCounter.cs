namespace Ipernity.Api.Downloads;

/// <summary>Counts what a run does.</summary>
internal sealed class DownloadCounter
{
    private readonly object _gate = new();
    private readonly List<DownloadingFile> _active = [];
    private int _files;
    private int _saved;
    private int _unchanged;
    private int _failed;
    private int _started;
    private long _bytes;

    public void Add() => Interlocked.Increment(ref _files);

    public void Fail() => Interlocked.Increment(ref _failed);

    public void Finish(DownloadStatus status) =>
        _ = status == DownloadStatus.Unchanged ? Interlocked.Increment(ref _unchanged) : Interlocked.Increment(ref _saved);

    public void Receive(int bytes) => Interlocked.Add(ref _bytes, bytes);

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

    public DownloadProgress Read()
    {
        lock (_gate)
        {
            return new DownloadProgress([.. _active])
            {
                Files = Volatile.Read(ref _files),
                FilesSaved = Volatile.Read(ref _saved),
                FilesUnchanged = Volatile.Read(ref _unchanged),
                FilesFailed = Volatile.Read(ref _failed),
                BytesReceived = Volatile.Read(ref _bytes),
            };
        }
    }
}
