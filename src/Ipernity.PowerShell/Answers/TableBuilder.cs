using System.Collections.Specialized;

namespace Ipernity.PowerShell.Answers;

/// <summary>Makes elements into ordered tables, which take any name.</summary>
internal readonly struct TableBuilder : IElementBuilder<OrderedDictionary>
{
    public OrderedDictionary Create(MemberName? name) => new(name?.MemberCount ?? 1, StringComparer.OrdinalIgnoreCase);

    public void Set(OrderedDictionary element, MemberName member, object? value) => element[member.Text] = value;
}
