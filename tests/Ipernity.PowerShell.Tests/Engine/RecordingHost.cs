using System.Globalization;
using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A host as a console is one: it keeps what is shown, and answers questions where it has answers.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingUI _ui;

    /// <param name="answers">What the person types; without any the host has nobody in front of it.</param>
    public RecordingHost(params string[] answers) => _ui = new RecordingUI(new Queue<string>(answers));

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "RecordingHost";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    /// <summary>Whether it shows colours and links, as a terminal does.</summary>
    public bool SupportsVirtualTerminal
    {
        init => _ui.HasVirtualTerminal = value;
    }

    /// <summary>All that was shown.</summary>
    public string Shown => _ui.Shown;

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
