using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the name of a permission's area.</summary>
public sealed class PermissionAreaCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords() =>
        PermissionWords.Areas.Select(static area => new CompletionResult(area.Name, area.Name, CompletionResultType.ParameterValue, area.Meaning));
}
