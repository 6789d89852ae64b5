using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>A keyword or a member that someone added to a document.</summary>
internal sealed record DocumentTag(string Type, string Id, string Text, Member By, long AddedAt)
{
    public const string Keyword = "keyword";
    public const string MemberType = "member";
}
