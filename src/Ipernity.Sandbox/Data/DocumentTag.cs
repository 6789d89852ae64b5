namespace Ipernity.Sandbox.Data;

/// <summary>A keyword, or a member, that somebody put on a document.</summary>
internal sealed record DocumentTag(string Type, string Id, string Text, Member By, long AddedAt)
{
    public const string Keyword = "keyword";
    public const string MemberType = "member";
}
