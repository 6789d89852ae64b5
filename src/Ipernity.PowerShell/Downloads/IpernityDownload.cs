using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Downloads;

/// <summary>The result of downloading the file of one document.</summary>
public sealed class IpernityDownload
{
    internal IpernityDownload(DownloadResult result, bool addsDocument)
    {
        Path = result.Path;
        DocId = result.Document.Id;
        Size = result.Size;
        Bytes = result.Bytes;
        Status = result.Status;
        SidecarPath = result.SidecarPath;
        Duration = result.Duration;
        Document = addsDocument ? result.Document : null;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The identifier of the document.</summary>
    public string DocId { get; }

    /// <summary><c>Original</c>, or the label of the size.</summary>
    public string Size { get; }

    /// <summary>The length of the file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether the file was downloaded, resumed or left unchanged.</summary>
    public DownloadStatus Status { get; }

    /// <summary>The full path of the sidecar; null without one.</summary>
    public string? SidecarPath { get; }

    /// <summary>The time that the download took, including retries.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The document, with -PassThru.</summary>
    public IpernityDocument? Document { get; }

    /// <summary>The status and the file.</summary>
    /// <returns>The status and the path.</returns>
    public override string ToString() => VisibleText.Of($"{Status}: {Path}");
}
