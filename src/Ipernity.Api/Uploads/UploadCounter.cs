namespace Ipernity.Api.Uploads;

/// <summary>Counts the files and bytes of a run. It keeps only the files that are not finished.</summary>
internal sealed class UploadCounter
{
    private readonly HashSet<UploadItem> _unfinished = [];
    private int _files;
    private long _bytes;
    private int _done;
    private int _skipped;
    private int _failed;
    private long _bytesFinished;
    private long _bytesSent;

    public void Add(UploadItem item)
    {
        lock (_unfinished)
        {
            item.Number = ++_files;
            _bytes += item.File.Length;
            _unfinished.Add(item);
        }
    }

    public void Finish(UploadItem item, UploadStage stage)
    {
        lock (_unfinished)
        {
            item.Stage = stage;
            _unfinished.Remove(item);
            _bytesFinished += item.File.Length;
            _bytesSent += item.Body.TotalSent;
            _done += stage == UploadStage.Done ? 1 : 0;
            _skipped += stage == UploadStage.Skipped ? 1 : 0;
            _failed += stage == UploadStage.Failed ? 1 : 0;
        }
    }

    public UploadProgress Read()
    {
        lock (_unfinished)
        {
            return new UploadProgress([.. _unfinished.OrderBy(static item => item.Number).Select(static item => new UploadingFile(item))])
            {
                Files = _files,
                Bytes = _bytes,
                FilesDone = _done,
                FilesSkipped = _skipped,
                FilesFailed = _failed,
                BytesFinished = _bytesFinished
                    + _unfinished.Sum(static item => item.Stage == UploadStage.Sent ? item.File.Length : item.Body.Sent),
                BytesSent = _bytesSent + _unfinished.Sum(static item => item.Body.TotalSent),
            };
        }
    }
}
