namespace Ipernity.Api.Uploads;

/// <summary>A file on its way through a run.</summary>
internal sealed class UploadItem(UploadFile upload)
{
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

    /// <summary>What travels, in each attempt to send it.</summary>
    public UploadBody Body { get; } = new(upload.File);

    /// <summary>Of the documents that hold these bytes, the one that the upload makes or replaces; nothing where there is none.</summary>
    public string? FindOwn(IReadOnlyList<string> documents) =>
        documents.FirstOrDefault(document => Upload.Replaces is null || string.Equals(document, Upload.Replaces, StringComparison.Ordinal));

    /// <exception cref="IpernityUploadException">The file cannot be read, or was changed.</exception>
    public async Task<string> ComputeMd5Async(CancellationToken cancellationToken)
    {
        if (Md5 is { } known)
            return known;
        var md5 = await FileChecksum.ComputeAsync(File, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _md5, md5);
        return md5;
    }
}
