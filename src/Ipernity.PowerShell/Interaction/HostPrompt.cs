using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Interaction;

/// <summary>Asks the person at the prompt, if there is one.</summary>
internal static class HostPrompt
{
    /// <returns>The typed text; null if nobody can be asked or nothing was typed.</returns>
    public static string? Ask(PSHost host, string name, bool secret)
    {
        if (!CanAsk(host))
            return null;

        var field = new FieldDescription(name);
        field.SetParameterType(secret ? typeof(SecureString) : typeof(string));
        try
        {
            var answer = host.UI.Prompt("", "", [field])[name].BaseObject;
            return answer is SecureString secure ? SecureText.Reveal(secure) : answer as string;
        }
        catch (Exception refused) when (refused is HostException or PSInvalidOperationException or NotImplementedException
            or NotSupportedException)
        {
            // The host is not interactive, for example pwsh -NonInteractive.
            return null;
        }
    }

    /// <summary>Whether the host seems to be interactive.</summary>
    public static bool IsAttended(PSHost host) =>
        CanAsk(host)
        && !Environment.GetCommandLineArgs().Any(static argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));

    // In a job or with redirected console input, the prompt would wait forever.
    private static bool CanAsk(PSHost host) =>
        host?.UI is not null
        && Environment.UserInteractive
        && !string.Equals(host.Name, "ServerRemoteHost", StringComparison.Ordinal)
        && !(string.Equals(host.Name, "ConsoleHost", StringComparison.Ordinal) && Console.IsInputRedirected);
}
