namespace Ipernity.Api.Sidecars;

/// <summary>A note on a part of a photo. The position is in pixels of the photo's size 560.</summary>
internal sealed record NoteRecord
{
    public string? Id { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? Content { get; init; }

    /// <summary>The name of the member whom the note shows.</summary>
    public string? MemberName { get; init; }

    public long? X { get; init; }

    public long? Y { get; init; }

    public long? Width { get; init; }

    public long? Height { get; init; }
}
