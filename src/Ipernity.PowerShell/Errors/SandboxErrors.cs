using System.Management.Automation;
using Ipernity.PowerShell.Sandboxes;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of sandboxes.</summary>
internal static class SandboxErrors
{
    public static ErrorRecord NotStarted(SandboxStartException failure, SandboxSettings settings) => failure.Failure switch
    {
        SandboxFailure.Missing => ErrorRecords.Create(
            failure, "SandboxMissing", ErrorCategory.NotInstalled, null,
            "Install the module again. In a clone of the repository, build it with: dotnet build."),
        SandboxFailure.RuntimeMissing => ErrorRecords.Create(
            failure, "SandboxRuntimeMissing", ErrorCategory.NotInstalled, null,
            "Install the ASP.NET Core runtime from https://dotnet.microsoft.com/download, or set DOTNET_ROOT to its folder. "
            + "The runtime inside PowerShell does not include ASP.NET Core."),
        SandboxFailure.ArgumentInvalid => ErrorRecords.Create(
            failure, "SandboxArgumentInvalid", ErrorCategory.InvalidArgument, settings.UncheckedValues,
            "Correct the value. Get-Help Start-IpernitySandbox -Full describes the values of each parameter."),
        SandboxFailure.PortUnavailable => ErrorRecords.Create(
            failure, "SandboxPortUnavailable", ErrorCategory.ResourceUnavailable, settings.Port,
            "Use another -Port, or omit -Port to get a free one."),
        SandboxFailure.TemporaryFolderMissing => ErrorRecords.Create(
            failure, "SandboxStartFailed", ErrorCategory.ObjectNotFound, Path.GetTempPath(),
            "Create the folder, or set the environment variable TMPDIR (on Windows: TEMP) to another one."),
        SandboxFailure.TimedOut => ErrorRecords.Create(
            failure, "SandboxStartTimedOut", ErrorCategory.OperationTimeout, settings.Port,
            "Try again when the computer is less busy, or with fewer -Documents."),
        _ => ErrorRecords.Create(
            failure, "SandboxStartFailed", ErrorCategory.NotSpecified, settings.Port,
            "Try again. If it fails again, please report it with this message."),
    };

    public static ErrorRecord Stopped(IpernitySandbox sandbox) => ErrorRecords.Create(
        new InvalidOperationException($"The sandbox of {sandbox} has stopped."),
        "SandboxStopped", ErrorCategory.ConnectionError, sandbox,
        "Start a new sandbox with Start-IpernitySandbox.");
}
