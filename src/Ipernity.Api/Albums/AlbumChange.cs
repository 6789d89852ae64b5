using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>The details of an album to set. A property that is null does not change.</summary>
public sealed record AlbumChange
{
    /// <summary>The title. Every album needs one.</summary>
    public string? Title { get; init; }

    /// <summary>The description. Empty removes it.</summary>
    public string? Description { get; init; }

    /// <summary>The document on the cover, which must be in the album. A new album also takes another document of the caller.</summary>
    public string? CoverId { get; init; }

    /// <summary>Who may comment on it.</summary>
    public Audience? CommentPermission { get; init; }

    /// <summary>The documents that replace the current ones, in this order. There must be at least one.</summary>
    public IReadOnlyList<string>? DocumentIds { get; init; }
}
