using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>
/// Completes a whole table of one permission, such as @{ doc = 'write' }. Its keys alone are completed by
/// <see cref="Parameters.PermissionTable"/>; for values in a table PowerShell has no way to tell it any.
/// </summary>
public sealed class PermissionTableCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords() =>
        from area in PermissionWords.Areas
        from level in area.Levels
        select new CompletionResult($"@{{ {area.Name} = '{level}' }}", $"{area.Name} = {level}", CompletionResultType.ParameterValue, $"{level} {area.Meaning}");
}
