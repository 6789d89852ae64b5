using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the name of an area of permissions.</summary>
public sealed class PermissionAreaCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        PermissionWords.Areas.Select(static area => Word(area.Name, area.Meaning));
}
