using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>A note on an area of a picture.</summary>
internal sealed class Note(string id, Document document, Member author, long postedAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Author { get; } = author;

    public long PostedAt { get; } = postedAt;

    public string Content { get; set; } = "";

    public NoteArea Area { get; set; }

    /// <summary>The member whom the area shows; null if the note names none.</summary>
    public Member? Shown { get; init; }
}
