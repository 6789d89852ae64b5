using Ipernity.Api.Elements;

namespace Ipernity.Api.Albums;

/// <summary>An album. A property is null if it was not requested or not reported.</summary>
public sealed class IpernityAlbum : IpernityElement
{
    /// <summary>The identifier.</summary>
    public string Id { get; set; } = "";

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The description, in which some HTML is possible. Lists of albums do not contain it.</summary>
    public string? Description { get; set; }

    /// <summary>The identifier of the owner.</summary>
    public string? OwnerId { get; set; }

    /// <summary>The address of the album's page.</summary>
    public Uri? Link { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed. Only lists of albums contain it.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When somebody last commented on it.</summary>
    public DateTimeOffset? CommentedAt { get; set; }

    /// <summary>How many of its documents you can see.</summary>
    public long? Documents { get; set; }

    /// <summary>How many visits it had.</summary>
    public long? Visits { get; set; }

    /// <summary>How many members chose it as a favourite.</summary>
    public long? Faves { get; set; }

    /// <summary>How many comments it has.</summary>
    public long? Comments { get; set; }

    /// <summary>The identifier of the document on its cover.</summary>
    public string? CoverId { get; set; }

    /// <summary>The address of its cover.</summary>
    public Uri? CoverUrl { get; set; }

    /// <summary>Who can see it: the widest audience of its documents.</summary>
    public Visibility? Visibility { get; set; }

    /// <summary>Who may comment on it.</summary>
    public Audience? CommentPermission { get; set; }

    /// <summary>The title.</summary>
    /// <returns>The title, or the identifier.</returns>
    public override string ToString() => Title ?? Id;
}
