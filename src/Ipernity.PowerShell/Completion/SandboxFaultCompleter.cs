using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the kind of a fault, and says what goes wrong then.</summary>
public sealed class SandboxFaultCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords() =>
        SandboxWords.Faults.Select(static fault => new CompletionResult(fault.Name, fault.Name, CompletionResultType.ParameterValue, fault.Meaning));
}
