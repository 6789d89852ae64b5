namespace Ipernity.PowerShell.Answers;

/// <summary>What the elements of an answer are made into.</summary>
internal interface IElementBuilder<TElement>
    where TElement : class
{
    /// <summary>An element of a name; without one, the payload.</summary>
    TElement Create(MemberName? name);

    /// <summary>Sets a member. A member that comes again counts as it comes last.</summary>
    /// <exception cref="UnreadableElementException">There can be no member of that name.</exception>
    void Set(TElement element, MemberName member, object? value);
}
