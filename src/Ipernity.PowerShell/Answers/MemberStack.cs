using System.Runtime.CompilerServices;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// The members of the elements that are being read, those of the innermost element on top. An element is created when all its
/// members are known, so that a repeated name needs no search in the finished element.
/// </summary>
internal sealed class MemberStack
{
    // Up to this number of members, comparing all pairs is faster than a table.
    private const int Few = 16;

    private ElementMember[] _members = new ElementMember[32];

    public int Count { get; private set; }

    [MethodImpl(HotCode.Optimized)]
    public void Push(MemberName name, object? value)
    {
        if (Count == _members.Length)
            Array.Resize(ref _members, 2 * Count);
        _members[Count++] = new(name, value);
    }

    /// <summary>Takes the members of the innermost element. If a name occurs twice, the last value counts.</summary>
    /// <param name="start">The number of members before the element.</param>
    /// <param name="differOnlyInCase">Whether the names of two members differ only in case.</param>
    /// <returns>The members in their order, valid until the next member is added.</returns>
    [MethodImpl(HotCode.Optimized)]
    public ReadOnlySpan<ElementMember> Pop(int start, out bool differOnlyInCase)
    {
        var members = _members.AsSpan(start, Count - start);
        Count = start;
        return members.Length <= Few
            ? WithoutRepeatedFew(members, out differOnlyInCase)
            : WithoutRepeatedMany(members, out differOnlyInCase);
    }

    [MethodImpl(HotCode.Optimized)]
    private static ReadOnlySpan<ElementMember> WithoutRepeatedFew(Span<ElementMember> members, out bool differOnlyInCase)
    {
        differOnlyInCase = false;
        var kept = 0;
        foreach (ref var member in members)
        {
            var isRepeated = false;
            foreach (ref var earlier in members[..kept])
            {
                if (!earlier.Name.EqualsIgnoringCase(member.Name))
                    continue;
                if (string.Equals(earlier.Name.Text, member.Name.Text, StringComparison.Ordinal))
                {
                    earlier.Value = member.Value;
                    isRepeated = true;
                }
                else
                {
                    differOnlyInCase = true;
                }
            }

            if (!isRepeated)
                members[kept++] = member;
        }

        return members[..kept];
    }

    private static ReadOnlySpan<ElementMember> WithoutRepeatedMany(Span<ElementMember> members, out bool differOnlyInCase)
    {
        differOnlyInCase = false;
        var kept = 0;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ref var member in members)
        {
            if (places.TryGetValue(member.Name.Text, out var place))
            {
                members[place].Value = member.Value;
                continue;
            }

            differOnlyInCase |= !names.Add(member.Name.Text);
            places.Add(member.Name.Text, kept);
            members[kept++] = member;
        }

        return members[..kept];
    }
}
