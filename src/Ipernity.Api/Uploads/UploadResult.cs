namespace Ipernity.Api.Uploads;

/// <summary>The outcome of an upload.</summary>
public sealed record UploadResult
{
    internal UploadResult(UploadRequest request, UploadStatus status)
    {
        Request = request;
        Status = status;
    }

    /// <summary>The file and its fields.</summary>
    public UploadRequest Request { get; }

    /// <summary>The outcome.</summary>
    public UploadStatus Status { get; internal init; }

    /// <summary>The identifier of the document, or null while the file is being processed.</summary>
    public string? DocId { get; internal init; }

    /// <summary>The ticket, or null if the file was not sent or the answer was lost.</summary>
    public string? Ticket { get; internal init; }

    /// <summary>How long sending took, with retries. Zero if nothing was sent.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The file's MD5 as 32 lower-case hexadecimal digits, or null if it was not needed.</summary>
    public string? Md5 { get; internal init; }

    /// <summary>The fields that were not set, because the account already had the file.</summary>
    public IReadOnlyList<string> FieldsNotApplied { get; internal init; } = [];

    /// <summary>Why the outcome is <see cref="UploadStatus.Unknown"/>, otherwise null.</summary>
    public IpernityUploadException? Failure { get; internal init; }
}
