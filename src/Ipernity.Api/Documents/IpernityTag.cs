using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>A keyword or a member on a document, or a keyword of a member with its use.</summary>
public sealed class IpernityTag : IpernityElement
{
    /// <summary>The identifier. Together with <see cref="Type"/> it names the tag.</summary>
    public string? Id { get; set; }

    /// <summary><c>keyword</c> or <c>member</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The keyword, or the member's name.</summary>
    public string? Text { get; set; }

    /// <summary>The identifier of the member who added it.</summary>
    public string? UserId { get; set; }

    /// <summary>When it was added, or null if that was not requested.</summary>
    public DateTimeOffset? AddedAt { get; set; }

    /// <summary>How many documents have it, or null if that was not requested.</summary>
    public long? Documents { get; set; }

    /// <summary>Whether it is a keyword.</summary>
    internal bool IsKeyword => Type is null or "keyword";

    /// <summary>The keyword, or the member's name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text ?? "";
}
