namespace Ipernity.PowerShell.Sandboxes;

/// <summary>Why a sandbox did not start.</summary>
internal enum SandboxFailure
{
    /// <summary>The module has no files of the sandbox.</summary>
    Missing,

    /// <summary>No runtime can run the sandbox.</summary>
    RuntimeMissing,

    /// <summary>The sandbox does not accept an argument.</summary>
    ArgumentInvalid,

    /// <summary>The port is not available.</summary>
    PortUnavailable,

    /// <summary>The folder for temporary files does not exist.</summary>
    TemporaryFolderMissing,

    /// <summary>The sandbox ended before it listened.</summary>
    Ended,

    /// <summary>The sandbox did not listen in time.</summary>
    TimedOut,
}
