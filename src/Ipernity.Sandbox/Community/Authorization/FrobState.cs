namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>The state of a frob. Expiry is not a state; it depends on the clock.</summary>
internal enum FrobState
{
    Waiting,
    Authorized,
    Denied,
    Used,
}
