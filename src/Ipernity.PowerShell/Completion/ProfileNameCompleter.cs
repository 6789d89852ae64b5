using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the name of a saved profile.</summary>
public sealed class ProfileNameCompleter : WordCompleter
{
    private const int TimeoutSec = 2;

    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        from profile in KnownProfiles.Latest ?? Find()
        select Word(Quoted(profile.Name), $"{profile.UserName}: {profile.Permission}", profile.Name);

    // Only a cmdlet has a pipeline in which it can wait for a vault. The host keeps a locked vault from asking for its password.
    private static IEnumerable<IpernityProfile> Find()
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(@"Ipernity\Get-IpernityProfile")
            .AddParameter(nameof(TimeoutSec), TimeoutSec)
            .AddParameter("ErrorAction", ActionPreference.Ignore);
        try
        {
            return [.. shell.Invoke(null, new PSInvocationSettings { Host = new QuietHost() })
                .Select(static profile => profile.Unwrap()).OfType<IpernityProfile>()];
        }
        catch (RuntimeException)
        {
            // SecretManagement is not installed, so there is nothing to complete.
            return [];
        }
    }

    private static string Quoted(string name) => name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
        ? name
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
