using System.Globalization;
using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Vaults;

/// <summary>
/// The host of a vault in a session that is not interactive: it rejects every prompt at once. It has the name of PowerShell's default host
/// without a user interface, which SecretManagement replaces as soon as it is called from another host.
/// </summary>
internal sealed class QuietHost : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Default Host";

    // Without a user interface, the engine rejects every prompt.
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
