namespace Ipernity.Sandbox.Community.Uploads;

/// <summary>How far an upload has got.</summary>
internal enum TicketState
{
    Pending,
    Done,
    Invalid,
}
