using Ipernity.Sandbox.Community.Uploads;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Uploads;

/// <summary><c>upload.checkTickets</c></summary>
internal static class TicketMethods
{
    private const int Most = 50;

    public static Element Check(MethodCall call)
    {
        var ids = call.Ids("tickets");
        if (ids.Length > Most)
            throw MethodErrors.ValueInvalid("tickets", $"{Most} tickets at most");
        var tickets = Array.ConvertAll(
            ids, id => call.Community.Uploads.Find(id, call.Caller) ?? throw MethodErrors.TicketNotFound());
        var done = tickets.Count(ticket => ticket.State == TicketState.Done);
        var left = tickets.Count(ticket => ticket.State == TicketState.Pending);
        return Element.Payload(new Element("tickets")
            .Attribute("count", ids.Length)
            .Attribute("done", done)
            .Attribute("invalid", ids.Length - done - left)
            .Attribute("left", left)
            .Attribute("eta", tickets.Max(ticket => SecondsLeft(call, ticket)))
            .Repeat("ticket", [.. ids.Zip(tickets, (id, ticket) => Entry(call, id, ticket))]));
    }

    private static Element Entry(MethodCall call, string id, Ticket ticket)
    {
        var entry = new Element("ticket")
            .Attribute("id", id)
            .Flag("done", ticket.State == TicketState.Done)
            .Flag("invalid", ticket.State == TicketState.Invalid);
        if (ticket.State == TicketState.Done)
            entry.Attribute("doc_id", ticket.Document.Id);
        return entry.Attribute("eta", SecondsLeft(call, ticket));
    }

    /// <summary>
    /// The remaining time in whole seconds. It is at least 1 for a pending ticket, because 0 means that the ticket is done.
    /// </summary>
    private static long SecondsLeft(MethodCall call, Ticket ticket) => ticket.State == TicketState.Pending
        ? Math.Max(1, (long)Math.Ceiling(call.Community.Uploads.TimeLeft(ticket).TotalSeconds))
        : 0;
}
