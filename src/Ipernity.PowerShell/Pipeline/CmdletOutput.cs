using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>What cmdlets write besides their output. Control characters in messages are made visible.</summary>
internal static class CmdletOutput
{
    public static bool IsGiven(this PSCmdlet cmdlet, string parameter) => cmdlet.MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Writes a hint to the host, as Write-Host does: redirectable as stream 6, never in the output.</summary>
    public static void WriteHint(this PSCmdlet cmdlet, string message) =>
        cmdlet.WriteInformation(new HostInformationMessage { Message = VisibleText.Of(message) }, ["PSHOST"]);

    /// <summary>
    /// Writes a message for a person. In a session that is not interactive, it goes only to stream 6.
    /// </summary>
    public static void WriteNotice(this PSCmdlet cmdlet, string message)
    {
        if (!(string.Equals(cmdlet.Host.Name, "ConsoleHost", StringComparison.Ordinal) && Console.IsOutputRedirected))
            cmdlet.WriteHint(message);
        else
            cmdlet.WriteInformation(new InformationRecord(VisibleText.Of(message), cmdlet.MyInvocation.MyCommand.Name));
    }

    /// <summary>
    /// Writes a warning even while the pipeline is being stopped and accepts no more messages. The warning then goes directly to the
    /// host and to -WarningVariable, and respects -WarningAction and $WarningPreference.
    /// </summary>
    public static void WriteWarningWhileStopping(this PSCmdlet cmdlet, string message)
    {
        message = VisibleText.Of(message);
        try
        {
            cmdlet.WriteWarning(message);
        }
        catch (Exception refused) when (refused is PipelineStoppedException or InvalidOperationException)
        {
            if (cmdlet.FindPreference("Warning") is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore))
                ShowWarning(cmdlet.Host, message);
            if (cmdlet.MyInvocation.BoundParameters.TryGetValue("WarningVariable", out var name)
                && cmdlet.GetVariableValue(((string)name).TrimStart('+')).Unwrap() is IList warnings)
                warnings.Add(new WarningRecord(message));
        }
    }

    private static void ShowWarning(PSHost host, string message)
    {
        try
        {
            host.UI?.WriteWarningLine(message);
        }
        catch (Exception silent) when (silent is HostException or NotImplementedException or InvalidOperationException)
        {
            // The host has no user interface.
        }
    }

    /// <summary>
    /// Writes to the verbose stream. With -Debug alone it writes to the debug stream, because the engine would stop and ask after
    /// each verbose message.
    /// </summary>
    public static void WriteDetail(this PSCmdlet cmdlet, string message)
    {
        message = VisibleText.Of(message);
        if (cmdlet.IsGiven("Debug") && !cmdlet.IsGiven("Verbose"))
            cmdlet.WriteDebug(message);
        else
            cmdlet.WriteVerbose(message);
    }

    /// <summary>Whether the Verbose or Debug stream is on, by its parameter or its preference variable.</summary>
    public static bool IsStreamOn(this PSCmdlet cmdlet, string stream) =>
        cmdlet.IsGiven(stream) || cmdlet.FindPreference(stream) is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Whether -WhatIf or -Confirm, or the preference variable of one, shows what a change would do before it is made.</summary>
    public static bool IsAsking(this PSCmdlet cmdlet, ConfirmImpact impact = ConfirmImpact.Medium) =>
        cmdlet.IsWhatIf()
        || cmdlet.IsOn("Confirm", "ConfirmPreference", value =>
            LanguagePrimitives.TryConvertTo<ConfirmImpact>(value, out var least) && least != ConfirmImpact.None && impact >= least);

    /// <summary>Whether -WhatIf, or its preference variable, shows what a change would do instead of making it.</summary>
    public static bool IsWhatIf(this PSCmdlet cmdlet) => cmdlet.IsOn("WhatIf", "WhatIfPreference", LanguagePrimitives.IsTrue);

    private static bool IsOn(this PSCmdlet cmdlet, string parameter, string variable, Func<object?, bool> isOn) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value)
            ? LanguagePrimitives.IsTrue(value)
            : isOn(cmdlet.GetVariableValue(variable));

    // The common parameter, such as -WarningAction, or else the variable, such as $WarningPreference.
    private static ActionPreference? FindPreference(this PSCmdlet cmdlet, string stream)
    {
        var value = cmdlet.MyInvocation.BoundParameters.TryGetValue(stream + "Action", out var action)
            ? action
            : cmdlet.GetVariableValue(stream + "Preference");
        return LanguagePrimitives.TryConvertTo<ActionPreference>(value, out var preference) ? preference : null;
    }
}
