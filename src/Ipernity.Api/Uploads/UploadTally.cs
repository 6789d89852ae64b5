namespace Ipernity.Api.Uploads;

/// <summary>Counts the files of a run. It remembers only those that are not over.</summary>
internal sealed class UploadTally
{
    private readonly HashSet<UploadItem> _underWay = [];
    private int _files;
    private long _bytes;
    private int _done;
    private int _skipped;
    private int _failed;
    private long _bytesOver;
    private long _bytesSent;

    public void Add(UploadItem item)
    {
        lock (_underWay)
        {
            item.Number = ++_files;
            _bytes += item.File.Length;
            _underWay.Add(item);
        }
    }

    public void End(UploadItem item, UploadStage stage)
    {
        lock (_underWay)
        {
            item.Stage = stage;
            _underWay.Remove(item);
            _bytesOver += item.File.Length;
            _bytesSent += item.Body.SentInAll;
            _done += stage == UploadStage.Done ? 1 : 0;
            _skipped += stage == UploadStage.Skipped ? 1 : 0;
            _failed += stage == UploadStage.Failed ? 1 : 0;
        }
    }

    public UploadProgress Read()
    {
        lock (_underWay)
        {
            return new UploadProgress([.. _underWay.OrderBy(static item => item.Number).Select(static item => new UploadingFile(item))])
            {
                Files = _files,
                Bytes = _bytes,
                FilesDone = _done,
                FilesSkipped = _skipped,
                FilesFailed = _failed,
                BytesOver = _bytesOver + _underWay.Sum(static item => item.Stage == UploadStage.Sent ? item.File.Length : item.Body.Sent),
                BytesSent = _bytesSent + _underWay.Sum(static item => item.Body.SentInAll),
            };
        }
    }
}
