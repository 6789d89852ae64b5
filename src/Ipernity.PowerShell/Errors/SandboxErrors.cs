using System.Management.Automation;
using Ipernity.PowerShell.Sandboxes;

namespace Ipernity.PowerShell.Errors;

internal static partial class ErrorRecords
{
    public static ErrorRecord SandboxNotStarted(SandboxStartException failure, SandboxSettings settings) => failure.Failure switch
    {
        SandboxFailure.Missing => Create(
            failure, "SandboxMissing", ErrorCategory.NotInstalled, null,
            "Install the whole module again. In a clone of its sources, build it: dotnet build."),
        SandboxFailure.RuntimeMissing => Create(
            failure, "SandboxRuntimeMissing", ErrorCategory.NotInstalled, null,
            "Install the ASP.NET Core runtime from https://dotnet.microsoft.com/download, or set DOTNET_ROOT to the folder in which it is. The runtime that PowerShell brings along has no ASP.NET Core."),
        SandboxFailure.ArgumentInvalid => Create(
            failure, "SandboxArgumentInvalid", ErrorCategory.InvalidArgument, settings.Words,
            "Correct the parameter that the message names: Get-Help Start-IpernitySandbox -Full tells what each takes."),
        SandboxFailure.PortUnavailable => Create(
            failure, "SandboxPortUnavailable", ErrorCategory.ResourceUnavailable, settings.Port,
            "Choose another -Port, or leave it out for any free one."),
        SandboxFailure.TimedOut => Create(
            failure, "SandboxStartTimedOut", ErrorCategory.OperationTimeout, settings.Port,
            "Try again when the machine has less to do, or with fewer -Documents."),
        _ => Create(
            failure, "SandboxStartFailed", ErrorCategory.NotSpecified, settings.Port,
            "Try again; if it stays so, report it with this message."),
    };

    public static ErrorRecord SandboxStopped(IpernitySandbox sandbox) => Create(
        new InvalidOperationException($"The sandbox of {sandbox} has stopped."),
        "SandboxStopped", ErrorCategory.ConnectionError, sandbox,
        "Start another with Start-IpernitySandbox.");
}
