namespace Ipernity.Api.Sidecars;

/// <summary>A comment on a document.</summary>
internal sealed record CommentRecord
{
    public string? Id { get; init; }

    /// <summary>The comment that this one replies to.</summary>
    public string? ParentId { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public string? Content { get; init; }
}
