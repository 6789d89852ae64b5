namespace Ipernity.Auth.Uploads;

/// <summary>A file on its way through a run.</summary>
internal sealed class UploadItem(UploadFile upload)
{
    private readonly object _gate = new();
    private UploadBody? _body;
    private long _sentBefore;
    private string? _md5;
    private string? _ticket;
    private int _stage;

    public UploadFile Upload { get; } = upload;

    public LocalFile File => Upload.File;

    public int Number { get; set; }

    public UploadStage Stage
    {
        get => (UploadStage)Volatile.Read(ref _stage);
        set => Volatile.Write(ref _stage, (int)value);
    }

    public string? Ticket
    {
        get => Volatile.Read(ref _ticket);
        set => Volatile.Write(ref _ticket, value);
    }

    /// <summary>32 lower-case hexadecimal digits, once they were computed.</summary>
    public string? Md5 => Volatile.Read(ref _md5);

    /// <summary>What travels in the latest attempt to send it.</summary>
    public UploadBody? Body
    {
        get
        {
            lock (_gate)
                return _body;
        }
    }

    /// <summary>How many bytes were handed to the network, in all attempts.</summary>
    public long BytesSent
    {
        get
        {
            lock (_gate)
                return _sentBefore + (_body?.Sent ?? 0);
        }
    }

    /// <summary>Of the documents that hold these bytes, the one that the upload makes or replaces; nothing where there is none.</summary>
    public string? FindOwn(IReadOnlyList<string> documents) =>
        documents.FirstOrDefault(document => Upload.Replaces is null || string.Equals(document, Upload.Replaces, StringComparison.Ordinal));

    public UploadBody BeginAttempt()
    {
        lock (_gate)
        {
            _sentBefore += _body?.Sent ?? 0;
            _body = new UploadBody(File);
            return _body;
        }
    }

    /// <exception cref="Errors.IpernityUploadException">The file cannot be read, or was changed.</exception>
    public async Task<string> ComputeMd5Async(CancellationToken cancellationToken)
    {
        if (Md5 is { } known)
            return known;
        var md5 = await FileChecksum.ComputeAsync(File, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _md5, md5);
        return md5;
    }
}
