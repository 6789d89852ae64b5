namespace Ipernity.Sandbox.Uploads;

/// <summary>How far an upload is.</summary>
internal enum TicketState
{
    Pending,
    Done,
    Invalid,
}
