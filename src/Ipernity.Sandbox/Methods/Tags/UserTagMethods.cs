using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Tags;

/// <summary><c>tags.*</c>: the tags of a member and the documents with a tag.</summary>
internal static class UserTagMethods
{
    /// <summary>The tags of a member in alphabetical order.</summary>
    public static Element GetList(MethodCall call)
    {
        var shown = Used(call)
            .OrderBy(use => use.Text, StringComparer.OrdinalIgnoreCase)
            .Take(call.Limit("count", otherwise: 100, most: 1_000))
            .ToList();
        return Element.Payload(Start(call, shown.Count).Repeat("tag", shown.ConvertAll(use => new Element("tag")
            .Attribute("type", call.Required("type"))
            .Attribute("id", use.Id)
            .Attribute("tag", use.Text))));
    }

    /// <summary>The tags of a member, most used first.</summary>
    public static Element GetPopular(MethodCall call)
    {
        var shown = Used(call)
            .OrderByDescending(use => use.Documents + use.Posts)
            .ThenBy(use => use.Text, StringComparer.OrdinalIgnoreCase)
            .Take(call.Limit("count", otherwise: 20, most: 100))
            .ToList();
        return Element.Payload(Start(call, shown.Count).Repeat("tag", shown.ConvertAll(use => new Element("tag")
            .Attribute("id", use.Id)
            .Attribute("tag", use.Text)
            .Attribute("docs", use.Documents)
            .Attribute("posts", use.Posts))));
    }

    /// <summary>The documents with a tag, most visited first unless <c>sort</c> is sent.</summary>
    public static Element GetDocuments(MethodCall call)
    {
        var type = Type(call);
        var id = call.Required("id");
        var isKnown = type == DocumentTag.Keyword ? call.Library.Keywords.Contains(id) : call.Community.Members.Find(id) is not null;
        if (!isKnown)
            throw MethodErrors.TagNotFound();
        var filter = DocumentEntries.Filter(call);
        IReadOnlyList<Member> owners = call.NamedUser() is { } user ? [user] : call.Community.Members.All;
        var found = owners
            .SelectMany(owner => call.Library.List(owner, call.Viewer, filter))
            .Where(document => document.Tags.Exists(tag => tag.Type == type && tag.Id == id))
            .ToList();
        DocumentOrder.Sort(found, call.Text("sort") ?? "popular");
        return Element.Payload(new DocumentEntries(call, withOwner: true).WriteTo(new Element("docs"), found));
    }

    private static Element Start(MethodCall call, int count) => new Element("tags")
        .Attribute("count", count)
        .Attribute("type", call.Required("type"))
        .Attribute("user_id", call.User().UserId);

    private static List<TagUse> Used(MethodCall call)
    {
        var type = Type(call);
        var user = call.User();
        var uses = new Dictionary<string, TagUse>(StringComparer.Ordinal);
        var documents = call.Library.List(user, call.Viewer, new DocumentFilter(MediaTypes.All, Share: null, SafeOnly: false));
        foreach (var tag in documents.SelectMany(document => document.Tags).Where(tag => tag.Type == type))
            UseOf(tag).Documents++;
        var posts = call.Community.Posts.Of(user).Where(Viewer.OfPosts(call.Token).Sees);
        foreach (var tag in posts.SelectMany(post => post.Tags).Where(tag => tag.Type == type))
            UseOf(tag).Posts++;
        return [.. uses.Values];

        TagUse UseOf(DocumentTag tag)
        {
            if (!uses.TryGetValue(tag.Id, out var use))
                uses.Add(tag.Id, use = new TagUse(tag.Id, tag.Text));
            return use;
        }
    }

    private static string Type(MethodCall call) => call.Required("type") is var type and (DocumentTag.Keyword or DocumentTag.MemberType)
        ? type
        : throw MethodErrors.ValueInvalid("type", "keyword or member");
}
