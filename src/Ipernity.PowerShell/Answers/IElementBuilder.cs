namespace Ipernity.PowerShell.Answers;

/// <summary>Builds the elements of an answer.</summary>
internal interface IElementBuilder<TElement>
    where TElement : class
{
    /// <summary>Creates an element.</summary>
    /// <param name="name">The element's name; null for the payload.</param>
    /// <param name="members">The members, each name once.</param>
    /// <param name="differOnlyInCase">Whether the names of two members differ only in case.</param>
    /// <exception cref="UnreadableElementException">The element cannot have a member with that name.</exception>
    TElement Create(MemberName? name, ReadOnlySpan<ElementMember> members, bool differOnlyInCase);
}
