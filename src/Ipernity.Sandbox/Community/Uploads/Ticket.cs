using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Uploads;

/// <summary>An upload that is being processed until it is due.</summary>
/// <param name="id">The ticket's id. The id of a replacement contains the document's id, so it is not a number.</param>
/// <param name="document">The document that the upload creates or changes.</param>
/// <param name="file">The uploaded file.</param>
/// <param name="dueAt">When processing ends.</param>
internal sealed class Ticket(string id, Document document, PostedFile file, DateTimeOffset dueAt)
{
    public string Id { get; } = id;

    public Document Document { get; } = document;

    public Member Owner => Document.Owner;

    public PostedFile File { get; } = file;

    public DateTimeOffset DueAt { get; } = dueAt;

    /// <summary>Stores the file in its document and returns whether that was possible.</summary>
    public required Func<bool> Complete { get; init; }

    /// <summary>Whether the upload ends without a document.</summary>
    public bool Fails { get; init; }

    /// <summary>Whether the ticket cannot be found. Its document is still created.</summary>
    public bool IsForgotten { get; init; }

    public TicketState State { get; set; }
}
