using System.Globalization;
using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Vaults;

/// <summary>
/// The host of a vault when nobody can answer it: it refuses every question at once. It has the name of PowerShell's own host without a
/// user interface, which SecretManagement replaces as soon as it is called from a better one.
/// </summary>
internal sealed class QuietHost : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Default Host";

    // The engine refuses every question to a host without it.
    public override PSHostUserInterface? UI => null;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
