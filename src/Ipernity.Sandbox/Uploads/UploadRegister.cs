using System.Globalization;

namespace Ipernity.Sandbox.Uploads;

/// <summary>All uploads that were taken, by their tickets.</summary>
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

    /// <summary>A member's ticket; null where there is none of that member's, or where it was forgotten.</summary>
    public Ticket? Find(string id, Member owner) =>
        _tickets.GetValueOrDefault(id) is { IsForgotten: false } ticket && ticket.Owner == owner ? ticket : null;

    /// <summary>What a member uploaded and is not done yet, the newest first.</summary>
    public IEnumerable<Ticket> PendingOf(Member owner) => Enumerable.Reverse(_pending).Where(ticket => ticket.Owner == owner);

    /// <summary>How long it takes until a ticket is due.</summary>
    public TimeSpan TimeLeft(Ticket ticket) => ticket.DueAt - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Does what is due. Whoever is about to look at anything asks for it first.</summary>
    public void CompleteDue()
    {
        if (_pending.Count == 0)
            return;
        var now = clock.GetUtcNow();
        foreach (var ticket in _pending.FindAll(ticket => ticket.DueAt <= now && ticket.File.Stored.Md5.IsCompleted))
            Complete(ticket);
    }

    /// <summary>Ends a ticket whose checksum was looked for; a file that cannot be read any more makes no document.</summary>
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
