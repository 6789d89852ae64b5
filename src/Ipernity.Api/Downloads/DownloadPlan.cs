using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>The source and the target of a document's file.</summary>
public sealed record DownloadPlan
{
    internal DownloadPlan(IpernityDocument document, string size, Uri address, string path)
    {
        Document = document;
        Size = size;
        Address = address;
        Path = path;
    }

    /// <summary>The document with the details that were needed.</summary>
    public IpernityDocument Document { get; }

    /// <summary><c>Original</c>, or the label of the size.</summary>
    public string Size { get; }

    /// <summary>The full path of the file.</summary>
    public string Path { get; private init; }

    /// <summary>The length in bytes, if the service reports it.</summary>
    public long? Length { get; internal init; }

    /// <summary>Whether the right file already exists, so that nothing is downloaded.</summary>
    public bool IsThere { get; internal init; }

    /// <summary>The address of the file.</summary>
    internal Uri Address { get; init; }

    /// <summary>The extension of the file with its dot.</summary>
    internal string Extension { get; init; } = "";

    /// <summary>The MD5 of the file, if the service reports it.</summary>
    internal string? Md5 { get; init; }

    /// <summary>The time to set on the file: when the document was created, by the camera's clock, or else when it was posted.</summary>
    internal DateTime? Time { get; init; }

    /// <summary>The path of the sidecar; null without one.</summary>
    internal string? SidecarPath { get; init; }

    /// <summary>Whether a file at the path is overwritten.</summary>
    internal bool Overwrites { get; init; }

    /// <summary>Called when the new file is complete and checked, before it replaces the existing one.</summary>
    internal Action? Replacing { get; init; }

    internal DownloadPlan WithPath(string path, string? sidecarPath) => this with { Path = path, SidecarPath = sidecarPath };
}
