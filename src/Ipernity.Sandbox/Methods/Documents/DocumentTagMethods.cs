using System.Text.RegularExpressions;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary><c>doc.tags.*</c>: keywords and members on a document.</summary>
internal static partial class DocumentTagMethods
{
    public static Element GetList(MethodCall call)
    {
        var document = call.VisibleDocument();
        return Element.Payload(new Element("tags")
            .Attribute("total", document.Tags.Count)
            .Repeat("tag", [.. document.Tags.Select(tag => Entry(tag).Attribute("added_at", tag.AddedAt))]));
    }

    /// <summary>
    /// Adds tags. Keywords are separated by commas because they may contain spaces. Keywords that are already there in any case,
    /// and unknown members, are dropped.
    /// </summary>
    public static Element Add(MethodCall call)
    {
        var document = call.VisibleDocument();
        if (string.IsNullOrEmpty(call.Text("keywords")) && string.IsNullOrEmpty(call.Text("members")))
            throw MethodErrors.NothingSent("keywords", "members");
        var asked = Asked(call);
        DemandTag(call, document, asked);
        var added = new List<Element>();
        var dropped = 0;
        foreach (var candidate in asked)
        {
            if (candidate is not { } tag || document.Tags.Exists(present => IsSame(present, tag)))
            {
                dropped++;
                continue;
            }
            document.Tags.Add(tag);
            added.Add(Entry(tag));
        }
        if (added.Count > 0)
            document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload(new Element("tags")
            .Attribute("added", added.Count)
            .Attribute("dropped", dropped)
            .Repeat("tag", added));
    }

    public static Element Remove(MethodCall call)
    {
        var document = call.VisibleDocument();
        var type = call.Required("type");
        if (type is not (DocumentTag.Keyword or DocumentTag.MemberType))
            throw MethodErrors.ValueInvalid("type", "keyword or member");
        var id = call.Required("id");
        var tag = document.Tags.Find(tag => tag.Type == type && tag.Id == id) ?? throw MethodErrors.TagNotFound();
        if (document.Owner != call.Caller && tag.By != call.Caller && !IsMember(tag, call.Caller))
            throw MethodErrors.NotOwner("tag");
        document.Tags.Remove(tag);
        document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    /// <summary>
    /// Replaces the keywords or members that were sent; an empty value removes all of them. Tags that stay keep their date.
    /// </summary>
    public static Element Edit(MethodCall call)
    {
        var document = call.OwnDocument();
        if (call.Text("keywords") is null && call.Text("members") is null)
            throw MethodErrors.NothingSent("keywords", "members");
        var asked = Asked(call);
        var tags = new List<DocumentTag>();
        foreach (var candidate in asked)
        {
            if (candidate is { } tag && !tags.Exists(other => IsSame(other, tag)))
                tags.Add(document.Tags.Find(present => IsSame(present, tag)) ?? tag);
        }
        document.Tags.RemoveAll(tag => call.Text(tag.Type == DocumentTag.Keyword ? "keywords" : "members") is not null);
        document.Tags.AddRange(tags);
        document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload(new Element("tags")
            .Attribute("added", tags.Count)
            .Attribute("dropped", asked.Count - tags.Count)
            .Repeat("tag", [.. tags.Select(Entry)]));
    }

    /// <summary>Adds the keywords and members that were sent with an upload.</summary>
    public static void AddSent(MethodCall call, Document document)
    {
        foreach (var candidate in Keywords(call).Concat(Members(call, "member_ids")))
        {
            if (candidate is { } tag && !document.Tags.Exists(present => IsSame(present, tag)))
                document.Tags.Add(tag);
        }
    }

    /// <summary>Members who may not tag a document may still be allowed to tag themselves.</summary>
    private static void DemandTag(MethodCall call, Document document, IReadOnlyList<DocumentTag?> asked)
    {
        ParticipationRules.DemandUnblocked(call, document.Owner);
        if (ParticipationRules.MayTag(call.Caller, document))
            return;
        if (!asked.All(tag => tag is not null && IsMember(tag, call.Caller)) || !ParticipationRules.MayTagMe(call.Caller, document))
            throw MethodErrors.NotOwner("document");
    }

    private static bool IsSame(DocumentTag one, DocumentTag other) => one.Type == other.Type && one.Id == other.Id;

    private static bool IsMember(DocumentTag tag, Member member) => tag.Type == DocumentTag.MemberType && tag.Id == member.UserId;

    private static List<DocumentTag?> Asked(MethodCall call) => [.. Keywords(call), .. Members(call, "members")];

    /// <summary>The keywords that were sent, separated by commas. In double quotes, a comma belongs to the keyword.</summary>
    private static IEnumerable<DocumentTag?> Keywords(MethodCall call)
    {
        foreach (var keyword in KeywordPattern().Matches(call.Text("keywords") ?? "").Select(Unquoted).Where(keyword => keyword.Length > 0))
            yield return new DocumentTag(
                DocumentTag.Keyword, call.Library.Keywords.IdOf(keyword), keyword, call.Caller, call.Community.UnixTime);
    }

    private static string Unquoted(Match keyword) => (keyword.Value.Trim() is ['"', .. var inner, '"'] ? inner : keyword.Value).Trim();

    [GeneratedRegex(@"\s*""[^""]*""\s*(?=,|$)|[^,]+")]
    private static partial Regex KeywordPattern();

    private static IEnumerable<DocumentTag?> Members(MethodCall call, string parameter)
    {
        foreach (var name in call.List(parameter))
        {
            yield return call.Community.Members.Find(name) is { } member
                ? new DocumentTag(DocumentTag.MemberType, member.UserId, member.UserName, call.Caller, call.Community.UnixTime)
                : null;
        }
    }

    private static Element Entry(DocumentTag tag) => new Element("tag")
        .Attribute("type", tag.Type)
        .Attribute("id", tag.Id)
        .Attribute("user_id", tag.By.UserId)
        .Attribute("tag", tag.Text);
}
