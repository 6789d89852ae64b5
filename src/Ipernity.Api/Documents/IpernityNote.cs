using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>A note on a part of a photo. The position is in pixels of the photo's size 560.</summary>
public sealed class IpernityNote : IpernityElement
{
    /// <summary>The identifier.</summary>
    public string? Id { get; set; }

    /// <summary>The identifier of the member who wrote it.</summary>
    public string? UserId { get; set; }

    /// <summary>The name of the member who wrote it.</summary>
    public string? UserName { get; set; }

    /// <summary>The text, in which some HTML is possible.</summary>
    public string? Content { get; set; }

    /// <summary>The name of the member whom it shows.</summary>
    public string? MemberName { get; set; }

    /// <summary>The left edge.</summary>
    public long? X { get; set; }

    /// <summary>The top edge.</summary>
    public long? Y { get; set; }

    /// <summary>The width.</summary>
    public long? Width { get; set; }

    /// <summary>The height.</summary>
    public long? Height { get; set; }

    /// <summary>The text.</summary>
    /// <returns>The content, or the member's name.</returns>
    public override string ToString() => Content ?? MemberName ?? "";
}
