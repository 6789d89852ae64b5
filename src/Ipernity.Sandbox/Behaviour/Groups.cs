using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>group.get</c>, <c>getList</c>, <c>search</c>; <c>lang</c> chooses among the languages that a group describes itself in.</summary>
internal static class Groups
{
    /// <summary>Here alone the documentation calls the id <c>id</c>; both names are there.</summary>
    public static Element Get(Call call)
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

    /// <summary>The groups that somebody is a member of, the newest first. The title is the element's text as well.</summary>
    public static Element GetList(Call call)
    {
        var user = call.User();
        var page = Paging<Group>.Of([.. Known(call).Where(group => group.Find(user) is not null)], call);
        return Element.Payload(page.WriteTo(new Element("groups"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Default)
            .Repeat("group", [.. page.Items.Select(group => GroupElements.Entry(call, group)
                .Child(GroupElements.You(call, group))
                .WithText(group.In(call.Text("lang")).Title))]));
    }

    /// <summary>
    /// Groups whose titles or descriptions, in whatever language, hold every word; all where no text was sent. The newest first
    /// unless <c>sort</c> says <c>created-asc</c>.
    /// </summary>
    public static Element Search(Call call)
    {
        var words = call.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var found = Known(call).Where(group => Array.TrueForAll(words, word => Mentions(group, word))).OrderByDescending(group => group.CreatedAt).ToList();
        if (call.Text("sort") is "created-asc")
            found.Reverse();
        var page = Paging<Group>.Of(found, call);
        return Element.Payload(page.WriteTo(new Element("groups")).Repeat("group", [.. page.Items.Select(group => GroupElements.Entry(call, group))]));
    }

    private static IEnumerable<Group> Known(Call call) => call.Community.Groups.All.Where(group => group.IsKnownTo(call.Token?.Member));

    private static bool Mentions(Group group, string word) => group.Texts.Any(text =>
        text.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Description.Contains(word, StringComparison.OrdinalIgnoreCase));
}
