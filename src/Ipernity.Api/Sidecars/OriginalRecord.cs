namespace Ipernity.Api.Sidecars;

/// <summary>The original file of a document.</summary>
internal sealed record OriginalRecord
{
    /// <summary>The name under which it was uploaded.</summary>
    public string? FileName { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long? Bytes { get; init; }

    public long? Width { get; init; }

    public long? Height { get; init; }

    /// <summary>Its MD5 in hexadecimal digits.</summary>
    public string? Md5 { get; init; }
}
