using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes a whole table of one permission, such as @{ doc = 'write' }.</summary>
public sealed class PermissionTableCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        from area in PermissionWords.Areas
        from level in area.Levels
        select Word($"@{{ {area.Name} = '{level}' }}", $"{level} {area.Meaning}", $"{area.Name} = {level}");
}
