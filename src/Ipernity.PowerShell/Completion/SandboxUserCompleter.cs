using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the name of a member of the sandbox.</summary>
public sealed class SandboxUserCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        SandboxWords.Users.Select(static user => Word(user.Name, user.Meaning));
}
