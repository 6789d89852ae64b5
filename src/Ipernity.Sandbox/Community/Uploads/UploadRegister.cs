using System.Globalization;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Uploads;

/// <summary>All uploads, by ticket.</summary>
internal sealed class UploadRegister(TimeProvider clock)
{
    private const long FirstTicket = 71_200_001;

    private readonly Dictionary<string, Ticket> _tickets = new(StringComparer.Ordinal);
    private readonly List<Ticket> _pending = [];

    public string NewId() => (FirstTicket + _tickets.Count).ToString(CultureInfo.InvariantCulture);

    public void Add(Ticket ticket)
    {
        _tickets.Add(ticket.Id, ticket);
        _pending.Add(ticket);
    }

    /// <summary>The ticket of a member; null if there is none or if it was forgotten.</summary>
    public Ticket? Find(string id, Member owner) =>
        _tickets.GetValueOrDefault(id) is { IsForgotten: false } ticket && ticket.Owner == owner ? ticket : null;

    /// <summary>The uploads of a member that are still being processed, newest first.</summary>
    public IEnumerable<Ticket> PendingOf(Member owner) => Enumerable.Reverse(_pending).Where(ticket => ticket.Owner == owner);

    /// <summary>The time until a ticket is due.</summary>
    public TimeSpan TimeLeft(Ticket ticket) => ticket.DueAt - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Completes all tickets that are due. Call it before you read the community.</summary>
    public void CompleteDue()
    {
        if (_pending.Count == 0)
            return;
        var now = clock.GetUtcNow();
        foreach (var ticket in _pending.FindAll(ticket => ticket.DueAt <= now && ticket.File.Stored.Md5.IsCompleted))
            Complete(ticket);
    }

    /// <summary>Completes a ticket whose checksum is known. A file that can no longer be read makes the ticket invalid.</summary>
    public void Complete(Ticket ticket)
    {
        if (!_pending.Remove(ticket))
            return;
        var isDone = !ticket.Fails && ticket.File.Stored.Md5.IsCompletedSuccessfully && ticket.Complete();
        ticket.State = isDone ? TicketState.Done : TicketState.Invalid;
        if (!isDone)
            ticket.File.Stored.Dispose();
    }
}
