namespace Ipernity.PowerShell.Answers;

/// <summary>Builds the elements of an answer.</summary>
internal interface IElementBuilder<TElement>
    where TElement : class
{
    /// <summary>Creates the element with a name; without a name, the payload.</summary>
    TElement Create(MemberName? name);

    /// <summary>Sets a member. If a member occurs twice, the last value counts.</summary>
    /// <exception cref="UnreadableElementException">The element cannot have a member with that name.</exception>
    void Set(TElement element, MemberName member, object? value);
}
