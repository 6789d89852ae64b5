using Ipernity.Sandbox.Data;

namespace Ipernity.Sandbox.Uploads;

/// <summary>An upload that was taken and is worked on until it is due.</summary>
/// <param name="id">What the caller asks for it by; <c>upload.replace</c> puts a document's id into it, so it is no number.</param>
/// <param name="document">The document that it makes or changes.</param>
/// <param name="file">What was uploaded.</param>
/// <param name="dueAt">When it is done.</param>
internal sealed class Ticket(string id, Document document, PostedFile file, DateTimeOffset dueAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Owner => Document.Owner;

    public PostedFile File { get; } = file;

    public DateTimeOffset DueAt { get; } = dueAt;

    /// <summary>Puts the file where it belongs; what it returns says whether that was possible.</summary>
    public required Func<bool> Complete { get; init; }

    /// <summary>It ends without a document, as a file does that cannot be processed.</summary>
    public bool Fails { get; init; }

    /// <summary>Nobody who asks for it finds it; its document arrives all the same.</summary>
    public bool IsForgotten { get; init; }

    public TicketState State { get; set; }
}
