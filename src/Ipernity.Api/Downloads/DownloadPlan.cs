using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>Where the file of a document comes from and where it is saved.</summary>
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

    /// <summary>Whether the file is there and right, so that nothing is downloaded.</summary>
    public bool IsThere { get; internal init; }

    /// <summary>The address of the file.</summary>
    internal Uri Address { get; init; }

    /// <summary>The extension of the file with its dot.</summary>
    internal string Extension { get; init; } = "";

    /// <summary>The MD5 of the file, if the service reports it.</summary>
    internal string? Md5 { get; init; }

    /// <summary>The time that the file gets: when the document was made, by the camera's clock, or else when it was posted.</summary>
    internal DateTime? Time { get; init; }

    /// <summary>The path of the sidecar; null without one.</summary>
    internal string? SidecarPath { get; init; }

    /// <summary>Whether a file at the path is overwritten.</summary>
    internal bool Overwrites { get; init; }

    /// <summary>Called when the new file is complete and right, before it takes the place of the one at the path.</summary>
    internal Action? Replacing { get; init; }

    internal DownloadPlan WithPath(string path, string? sidecarPath) => this with { Path = path, SidecarPath = sidecarPath };
}
