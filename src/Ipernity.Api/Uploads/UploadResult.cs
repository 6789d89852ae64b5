namespace Ipernity.Api.Uploads;

/// <summary>What became of a file.</summary>
public sealed record UploadResult
{
    internal UploadResult(UploadFile upload, UploadStatus status)
    {
        Upload = upload;
        Status = status;
    }

    /// <summary>The file and what was said of it.</summary>
    public UploadFile Upload { get; }

    /// <summary>What became of it.</summary>
    public UploadStatus Status { get; internal init; }

    /// <summary>The document; nothing while it is pending.</summary>
    public string? DocId { get; internal init; }

    /// <summary>The ticket; nothing where the file was not sent or the answer was lost.</summary>
    public string? Ticket { get; internal init; }

    /// <summary>How long it took to send it, with all repetitions; nothing where it was not sent.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The file's MD5, 32 lower-case hexadecimal digits; nothing where it was not needed.</summary>
    public string? Md5 { get; internal init; }
}
