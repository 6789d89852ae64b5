namespace Ipernity.PowerShell.Sandboxes;

/// <summary>Why a sandbox did not start.</summary>
internal enum SandboxFailure
{
    /// <summary>Its files are not with the module.</summary>
    Missing,

    /// <summary>No runtime was found that can run it.</summary>
    RuntimeMissing,

    /// <summary>It cannot make sense of how it was to be started.</summary>
    ArgumentInvalid,

    /// <summary>Its port is not to be had.</summary>
    PortUnavailable,

    /// <summary>It ended before it listened.</summary>
    Ended,

    /// <summary>It did not listen in time.</summary>
    TimedOut,
}
