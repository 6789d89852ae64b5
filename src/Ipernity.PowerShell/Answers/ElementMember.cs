namespace Ipernity.PowerShell.Answers;

/// <summary>A member of an element that is being read.</summary>
internal record struct ElementMember(MemberName Name, object? Value);
