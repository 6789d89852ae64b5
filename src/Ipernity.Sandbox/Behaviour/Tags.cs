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
        var document = call.OwnDocument();
        var added = new List<Element>();
        var dropped = 0;
        foreach (var asked in Asked(call))
        {
            if (asked is not { } tag || document.Tags.Exists(present => present.Type == tag.Type && present.Id == tag.Id))
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
        var document = call.OwnDocument();
        var type = call.Required("type");
        if (type is not (DocumentTag.Keyword or DocumentTag.MemberType))
            throw MethodErrors.ValueInvalid("type", "keyword or member");
        var id = call.Required("id");
        if (document.Tags.RemoveAll(tag => tag.Type == type && tag.Id == id) == 0)
            throw MethodErrors.TagNotFound();
        document.ModifiedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    private static IEnumerable<DocumentTag?> Asked(Call call)
    {
        foreach (var keyword in call.List("keywords"))
            yield return new DocumentTag(DocumentTag.Keyword, call.Library.Keywords.IdOf(keyword), keyword, call.Caller, call.Community.UnixTime);
        foreach (var name in call.List("members"))
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
