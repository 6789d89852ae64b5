namespace Ipernity.Api.Uploads;

/// <summary>A file in a run with the state of its upload. Several threads read it.</summary>
internal sealed class UploadItem(UploadRequest request)
{
    private UploadRequest _request = request;
    private string? _md5;
    private string? _ticket;
    private int _stage;

    /// <summary>The file and its fields. It is replaced when its album has been found.</summary>
    public UploadRequest Request
    {
        get => Volatile.Read(ref _request);
        set => Volatile.Write(ref _request, value);
    }

    public LocalFile File { get; } = request.File;

    public UploadBody Body { get; } = new(request.File);

    /// <summary>The place in the run, from 1.</summary>
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

    /// <summary>The MD5 as 32 lower-case hexadecimal digits, or null until it has been computed.</summary>
    public string? Md5 => Volatile.Read(ref _md5);

    /// <exception cref="IpernityUploadException">The file cannot be read, or changed.</exception>
    public async Task<string> ComputeMd5Async(CancellationToken cancellationToken)
    {
        if (Md5 is { } known)
            return known;
        var md5 = await File.ComputeMd5Async(cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _md5, md5);
        return md5;
    }
}
