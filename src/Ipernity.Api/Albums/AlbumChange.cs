using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>The details of an album that are set. A property that is null stays as it is.</summary>
public sealed record AlbumChange
{
    /// <summary>The title. An album cannot be without one.</summary>
    public string? Title { get; init; }

    /// <summary>The description. Empty removes it.</summary>
    public string? Description { get; init; }

    /// <summary>The document on the cover, which must be in the album. A new album also takes another document of the caller.</summary>
    public string? CoverId { get; init; }

    /// <summary>Who may comment on it.</summary>
    public Audience? CommentPermission { get; init; }

    /// <summary>The documents, which replace the present ones in this order. There must be at least one.</summary>
    public IReadOnlyList<string>? DocumentIds { get; init; }
}
