namespace Ipernity.PowerShell.Sandboxes;

/// <summary>A sandbox that did not start.</summary>
internal sealed class SandboxStartException(SandboxFailure failure, string message) : Exception(message)
{
    /// <summary>The reason.</summary>
    public SandboxFailure Failure { get; } = failure;
}
