using System.Collections.Specialized;

namespace Ipernity.PowerShell.Answers;

/// <summary>Builds elements as ordered tables, which can have any member.</summary>
internal readonly struct TableBuilder : IElementBuilder<OrderedDictionary>
{
    // Names are found in any case, unless that would lose a member.
    public OrderedDictionary Create(MemberName? name, ReadOnlySpan<ElementMember> members, bool differOnlyInCase)
    {
        var table = new OrderedDictionary(
            members.Length, differOnlyInCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
            table.Add(member.Name.Text, member.Value);
        return table;
    }
}
