using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the kind of a fault. The tooltip describes it.</summary>
public sealed class SandboxFaultCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        SandboxWords.Faults.Select(static fault => Word(fault.Name, fault.Meaning));
}
