using System.Collections.Specialized;

namespace Ipernity.PowerShell.Answers;

/// <summary>Builds elements as ordered tables, which can have any member.</summary>
internal readonly struct TableBuilder : IElementBuilder<OrderedDictionary>
{
    public OrderedDictionary Create(MemberName? name) => new(StringComparer.OrdinalIgnoreCase);

    public void Set(OrderedDictionary element, MemberName member, object? value) => element[member.Text] = value;
}
