using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Uploads;

/// <summary>The result of one upload.</summary>
public sealed class IpernityUpload
{
    internal IpernityUpload(UploadResult result)
    {
        Path = result.Request.File.Path;
        DocId = result.DocId;
        Ticket = result.Ticket;
        Bytes = result.Request.File.Length;
        Duration = result.Duration;
        Status = result.Status;
        MD5 = result.Md5;
    }

    internal IpernityUpload(string ticket)
    {
        Ticket = ticket;
        Status = UploadStatus.Pending;
    }

    private IpernityUpload(IpernityUpload pending, string document)
    {
        Path = pending.Path;
        DocId = document;
        Ticket = pending.Ticket;
        Bytes = pending.Bytes;
        Duration = pending.Duration;
        Status = UploadStatus.Done;
        MD5 = pending.MD5;
    }

    /// <summary>The full path of the file; null if only the ticket is known.</summary>
    public string? Path { get; internal init; }

    /// <summary>The file's name.</summary>
    public string? Name => System.IO.Path.GetFileName(Path);

    /// <summary>The identifier of the document; null while the file is being processed.</summary>
    public string? DocId { get; }

    /// <summary>The ticket of the upload; null if nothing was sent or the answer was lost.</summary>
    public string? Ticket { get; }

    /// <summary>The length of the file in bytes; null if only the ticket is known.</summary>
    public long? Bytes { get; }

    /// <summary>The time that sending took, including retries.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The outcome.</summary>
    public UploadStatus Status { get; }

    /// <summary>The MD5 of the file in hexadecimal digits; null unless the cmdlet needed it.</summary>
    public string? MD5 { get; }

    /// <summary>The details of the document, with -PassThru.</summary>
    public PSObject? Document { get; internal set; }

    internal IpernityUpload Become(string document) => new(this, document);

    /// <summary>The outcome and the file.</summary>
    /// <returns>The status, and the path or the ticket.</returns>
    public override string ToString() => VisibleText.Of($"{Status}: {Path ?? $"ticket {Ticket}"}");
}
