using System.Globalization;
using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A console host that records the screen and answers questions.</summary>
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

    /// <summary>Whether the host supports colours and links.</summary>
    public bool SupportsVirtualTerminal
    {
        init => _ui.HasVirtualTerminal = value;
    }

    /// <summary>The text on the screen.</summary>
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
