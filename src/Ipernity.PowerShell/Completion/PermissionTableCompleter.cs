using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes a whole table of one permission, such as @{ doc = 'write' }.</summary>
public sealed class PermissionTableCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        from area in PermissionWords.Areas
        from level in area.Levels
        select new CompletionResult($"@{{ {area.Name} = '{level}' }}", $"{area.Name} = {level}", CompletionResultType.ParameterValue, $"{level} {area.Meaning}");
}
