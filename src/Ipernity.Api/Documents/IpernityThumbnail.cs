using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>A smaller picture of a document.</summary>
public sealed class IpernityThumbnail : IpernityElement
{
    /// <summary>The size's name, such as <c>240</c> or <c>75x</c>.</summary>
    public string? Label { get; set; }

    /// <summary>The width in pixels.</summary>
    public long? Width { get; set; }

    /// <summary>The height in pixels.</summary>
    public long? Height { get; set; }

    /// <summary>The address of the picture.</summary>
    public Uri? Url { get; set; }

    /// <summary>The size.</summary>
    /// <returns>The label and the size in pixels.</returns>
    public override string ToString() => $"{Label} ({Width}x{Height})";
}
