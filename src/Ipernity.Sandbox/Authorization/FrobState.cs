namespace Ipernity.Sandbox.Authorization;

/// <summary>Where a frob stands. That it has expired is told by the clock, whatever its state.</summary>
internal enum FrobState
{
    Waiting,
    Authorized,
    Denied,
    Used,
}
