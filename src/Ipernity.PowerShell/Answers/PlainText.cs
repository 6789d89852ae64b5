using System.Management.Automation;
using System.Runtime.CompilerServices;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// Finds members whose text can be shown as it is. PowerShell itself shows an element as a list after other output, without the views of
/// the module, so that list leaves out members whose text would control the terminal.
/// </summary>
internal static class PlainText
{
    [MethodImpl(HotCode.Optimized)]
    public static bool IsAllOf(ReadOnlySpan<ElementMember> members)
    {
        foreach (var member in members)
        {
            if (member.Value is string text && VisibleText.IsNeededFor(text))
                return false;
        }

        return true;
    }

    /// <summary>The standard members of an element: which of its members a list shows.</summary>
    public static PSMemberSet ListOf(ReadOnlySpan<ElementMember> members)
    {
        var shown = new List<string>();
        foreach (var member in members)
        {
            if (member.Value is string text && !VisibleText.IsNeededFor(text) && !VisibleText.IsNeededFor(member.Name.Text))
                shown.Add(member.Name.Text);
        }

        return new PSMemberSet("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", shown)]);
    }
}
