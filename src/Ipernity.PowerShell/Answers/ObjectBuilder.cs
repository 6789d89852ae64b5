using System.Management.Automation;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace Ipernity.PowerShell.Answers;

/// <summary>Makes elements into custom objects.</summary>
internal readonly struct ObjectBuilder : IElementBuilder<PSObject>
{
    public PSObject Create(MemberName? name)
    {
#if NET8_0_OR_GREATER
        var element = CreateFor(name?.MemberCount ?? 1);
#else
        var element = new PSObject();
#endif
        name?.TypeName.GiveTo(element);
        return element;
    }

    public void Set(PSObject element, MemberName member, object? value)
    {
        if (!member.CanNameProperty)
            throw new UnreadableElementException("holds a member whose name no property can have");
        ElementProperty.Add(element, member.Text, value);
    }

#if NET8_0_OR_GREATER
    // Public, but younger than the reference that both editions share. Objects made without a capacity keep their properties in a table aside.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PSObject CreateFor(int memberCount);
#endif
}
