using System.Management.Automation;
using Ipernity.Api.Uploads;

namespace Ipernity.PowerShell.Uploads;

/// <summary>What became of a file that was to be uploaded.</summary>
public sealed class IpernityUpload
{
    internal IpernityUpload(UploadResult result)
    {
        Path = result.Upload.File.Path;
        DocId = result.DocId;
        Ticket = result.Ticket;
        Bytes = result.Upload.File.Length;
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

    /// <summary>The file's full path; nothing where only the ticket is known.</summary>
    public string? Path { get; internal init; }

    /// <summary>The file's name.</summary>
    public string? Name => System.IO.Path.GetFileName(Path);

    /// <summary>The document's identifier; nothing while it is pending.</summary>
    public string? DocId { get; }

    /// <summary>The ticket of the upload; nothing where nothing was sent, or the answer was lost.</summary>
    public string? Ticket { get; }

    /// <summary>The file's length in bytes; nothing where only the ticket is known.</summary>
    public long? Bytes { get; }

    /// <summary>How long it took to send it, with all repetitions.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What became of it.</summary>
    public UploadStatus Status { get; }

    /// <summary>The file's MD5, 32 hexadecimal digits. With -NoWait it is there only where it was needed.</summary>
    public string? MD5 { get; }

    /// <summary>The document's details, where -PassThru asked for them.</summary>
    public PSObject? Document { get; internal set; }

    internal IpernityUpload Become(string document) => new(this, document);

    /// <summary>What became of which file.</summary>
    /// <returns>The status and the path or the ticket.</returns>
    public override string ToString() => $"{Status}: {Path ?? $"ticket {Ticket}"}";
}
