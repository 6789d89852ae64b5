using System.Globalization;
using System.Management.Automation.Host;

namespace Ipernity.Quickstart;

/// <summary>The least host that shows what the engine writes.</summary>
/// <param name="readLine">What answers when a script waits for a line.</param>
internal sealed class ConsoleHost(Func<string> readLine) : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "Quickstart";

    public override PSHostUserInterface UI { get; } = new ConsoleUI(readLine);

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
