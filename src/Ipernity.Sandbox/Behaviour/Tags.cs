using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>doc.tags.*</c>: keywords, and members who are on a picture.</summary>
internal static class Tags
{
    public static Element GetList(Call call)
    {
        var document = call.VisibleDocument();
        return Element.Payload(new Element("tags")
            .Attribute("total", document.Tags.Count)
            .Repeat("tag", [.. document.Tags.Select(tag => Entry(tag).Attribute("added_at", tag.AddedAt))]));
    }

    /// <summary>
    /// Keywords are separated by commas, so that one of them may have spaces in it. What is on the document already, in
    /// whatever case, and a member who does not exist are dropped.
    /// </summary>
    public static Element Add(Call call)
    {
        var document = call.VisibleDocument();
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

    public static Element Remove(Call call)
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
    /// Puts the keywords and the members that were sent in the place of those that are there; an empty value takes all of
    /// them away. What was there before stays as it was added.
    /// </summary>
    public static Element Edit(Call call)
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

    /// <summary>Puts the keywords and members that came with an upload on its document.</summary>
    public static void AddSent(Call call, Document document)
    {
        foreach (var candidate in Keywords(call).Concat(Members(call, "member_ids")))
        {
            if (candidate is { } tag && !document.Tags.Exists(present => IsSame(present, tag)))
                document.Tags.Add(tag);
        }
    }

    /// <summary>Who may not tag a document may perhaps still say that they are on it.</summary>
    private static void DemandTag(Call call, Document document, IReadOnlyList<DocumentTag?> asked)
    {
        Participation.DemandUnblocked(call, document.Owner);
        if (Participation.MayTag(call.Caller, document))
            return;
        if (!asked.All(tag => tag is not null && IsMember(tag, call.Caller)) || !Participation.MayTagMe(call.Caller, document))
            throw MethodErrors.NotOwner("document");
    }

    private static bool IsSame(DocumentTag one, DocumentTag other) => one.Type == other.Type && one.Id == other.Id;

    private static bool IsMember(DocumentTag tag, Member member) => tag.Type == DocumentTag.MemberType && tag.Id == member.UserId;

    private static List<DocumentTag?> Asked(Call call) => [.. Keywords(call), .. Members(call, "members")];

    /// <summary>A keyword may stand in quotes.</summary>
    private static IEnumerable<DocumentTag?> Keywords(Call call)
    {
        foreach (var keyword in call.List("keywords").Select(Unquoted).Where(keyword => keyword.Length > 0))
            yield return new DocumentTag(DocumentTag.Keyword, call.Library.Keywords.IdOf(keyword), keyword, call.Caller, call.Community.UnixTime);
    }

    private static string Unquoted(string keyword) => keyword is ['"', .. var inner, '"'] ? inner.Trim() : keyword;

    private static IEnumerable<DocumentTag?> Members(Call call, string parameter)
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
