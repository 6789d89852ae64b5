using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Groups;

/// <summary><c>group.get</c>, <c>getList</c> and <c>search</c>. <c>lang</c> selects the language of titles and descriptions.</summary>
internal static class GroupMethods
{
    /// <summary>The documentation calls the id <c>id</c> only here, so the answer has both names.</summary>
    public static Element Get(MethodCall call)
    {
        var group = GroupElements.FindVisible(call);
        var text = group.In(call.Text("lang"));
        return Element.Payload(new Element("group")
            .Attribute("id", group.Id)
            .Attribute("group_id", group.Id)
            .Attribute("title", text.Title)
            .Attribute("lang", text.Language)
            .Attribute("link", GroupElements.Link(call, group))
            .Attribute("icon", GroupElements.Icon(call, group))
            .Child(Element.OfText("description", text.Description))
            .Child(GroupElements.Quota(call, group))
            .Child(GroupElements.Can(call, group))
            .Child(GroupElements.Visibility(group))
            .Child(GroupElements.Dates(group))
            .Child(GroupElements.Count(call, group))
            .Child(GroupElements.You(call, group)));
    }

    /// <summary>The groups of a member, newest first. The title is also the text of the element.</summary>
    public static Element GetList(MethodCall call)
    {
        var user = call.User();
        var page = ResultPage<Group>.Of([.. Known(call).Where(group => group.Find(user) is not null)], call);
        return Element.Payload(page.WriteTo(new Element("groups"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Default)
            .Repeat("group", [.. page.Items.Select(group => GroupElements.Entry(call, group)
                .Child(GroupElements.You(call, group))
                .WithText(group.In(call.Text("lang")).Title))]));
    }

    /// <summary>
    /// The groups whose title or description contains all words in any language; all groups without words. Sorted from newest to
    /// oldest unless <c>sort</c> is <c>created-asc</c>.
    /// </summary>
    public static Element Search(MethodCall call)
    {
        var words = call.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var found = Known(call)
            .Where(group => Array.TrueForAll(words, word => Mentions(group, word)))
            .OrderByDescending(group => group.CreatedAt)
            .ToList();
        if (call.Text("sort") is "created-asc")
            found.Reverse();
        var page = ResultPage<Group>.Of(found, call);
        return Element.Payload(
            page.WriteTo(new Element("groups")).Repeat("group", [.. page.Items.Select(group => GroupElements.Entry(call, group))]));
    }

    private static IEnumerable<Group> Known(MethodCall call) =>
        call.Community.Groups.All.Where(group => group.IsKnownTo(call.Token?.Member));

    private static bool Mentions(Group group, string word) => group.Texts.Any(text =>
        text.Title.Contains(
            word, StringComparison.OrdinalIgnoreCase) || text.Description.Contains(word, StringComparison.OrdinalIgnoreCase));
}
