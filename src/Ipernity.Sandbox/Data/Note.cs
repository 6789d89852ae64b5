namespace Ipernity.Sandbox.Data;

/// <summary>What a member wrote onto a part of a picture.</summary>
internal sealed class Note(string id, Document document, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    public string Content { get; set; } = "";

    public NoteArea Area { get; set; }

    /// <summary>Whom the part of the picture shows, if that was said.</summary>
    public Member? Shown { get; init; }
}
