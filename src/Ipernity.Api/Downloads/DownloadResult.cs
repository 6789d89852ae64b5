using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>The result of downloading the file of one document.</summary>
public sealed class DownloadResult
{
    internal DownloadResult(DownloadPlan plan, DownloadStatus status, long bytes)
        : this(plan.Document, plan.Size, plan.Path, status, bytes)
    {
    }

    internal DownloadResult(IpernityDocument document, string size, string path, DownloadStatus status, long bytes)
    {
        Document = document;
        Size = size;
        Path = path;
        Status = status;
        Bytes = bytes;
    }

    /// <summary>The document with the details that were needed.</summary>
    public IpernityDocument Document { get; }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary><c>Original</c>, or the label of the size.</summary>
    public string Size { get; }

    /// <summary>The outcome of the download.</summary>
    public DownloadStatus Status { get; }

    /// <summary>The length of the file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The full path of the sidecar; null without one.</summary>
    public string? SidecarPath { get; private set; }

    /// <summary>The time that the download took.</summary>
    public TimeSpan Duration { get; private set; }

    internal DownloadResult With(TimeSpan duration, string? sidecarPath)
    {
        Duration = duration;
        SidecarPath = sidecarPath;
        return this;
    }
}
