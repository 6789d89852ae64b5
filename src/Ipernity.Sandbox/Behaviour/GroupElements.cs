using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The elements that answers about groups are made of, as the caller may see them.</summary>
internal static class GroupElements
{
    /// <summary>The group that <c>group_id</c> names by id or alias, if the caller may know of it.</summary>
    public static Group FindVisible(Call call)
    {
        var group = call.Community.Groups.Find(call.Required("group_id"));
        return group is not null && group.IsKnownTo(call.Token?.Member) ? group : throw GroupErrors.NotFound();
    }

    /// <summary>What the caller sees of a group's documents; nothing where only members see them.</summary>
    public static List<Document> Documents(Call call, Group group) =>
        group.ShowsDocumentsTo(call.Token?.Member) ? [.. group.Documents.Where(document => call.Viewer.Sees(document))] : [];

    public static string Link(Call call, Group group) => $"{call.Community.Address}group/{group.Alias}";

    public static string Icon(Call call, Group group) => $"{call.Community.Address}icons/group-{group.Id}.{Picture.Extension}";

    /// <summary>A group as a list tells of it.</summary>
    public static Element Entry(Call call, Group group) => new Element("group")
        .Attribute("group_id", group.Id)
        .Attribute("title", group.In(call.Text("lang")).Title)
        .Attribute("link", Link(call, group))
        .Attribute("icon", Icon(call, group))
        .Child(Count(call, group))
        .Child(Dates(group))
        .Child(Visibility(group));

    public static Element Count(Call call, Group group) => new Element("count")
        .Attribute("members", group.Members.Count)
        .Attribute("docs", Documents(call, group).Count)
        .Attribute("topics", group.Topics);

    public static Element Dates(Group group) => new Element("dates")
        .Attribute("created_at", group.CreatedAt)
        .Attribute("last_doc_at", group.LastDocumentAt)
        .Attribute("last_topic_at", group.LastTopicAt);

    public static Element Visibility(Group group) => new Element("visibility")
        .Attribute("ispublic", (int)group.Access)
        .Flag("docs", group.ShowsDocuments)
        .Flag("topics", group.ShowsDocuments);

    public static Element Quota(Call call, Group group) => new Element("quota")
        .Flag("moderated", group.IsModerated)
        .Attribute("max", group.Quota.Maximum)
        .Attribute("period", group.Quota.Maximum == 0 ? "" : group.Quota.Period.ToString())
        .Attribute("left", group.Quota.Maximum == 0 || Membership(call, group) is null ? 0 : group.LeftFor(call.Caller, call.Community.UnixTime));

    public static Element Can(Call call, Group group)
    {
        var isMember = Membership(call, group) is not null;
        return new Element("can")
            .Flag("add_doc", isMember && group.LeftFor(call.Caller, call.Community.UnixTime) > 0)
            .Flag("add_topic", isMember)
            .Flag("accept_photo", (group.Accepts & MediaKinds.Photo) != 0)
            .Flag("accept_audio", (group.Accepts & MediaKinds.Audio) != 0)
            .Flag("accept_video", (group.Accepts & MediaKinds.Video) != 0)
            .Flag("accept_other", (group.Accepts & MediaKinds.Other) != 0);
    }

    public static Element You(Call call, Group group)
    {
        var membership = Membership(call, group);
        return new Element("you")
            .Flag("isadmin", membership?.Role == GroupRole.Admin)
            .Flag("ismoderator", membership?.Role == GroupRole.Moderator)
            .Flag("ismember", membership is not null)
            .Attribute("docs", membership is null ? 0 : group.CountOf(call.Caller))
            .Attribute("joined_at", membership?.JoinedAt ?? 0)
            .Attribute("visited_at", membership?.VisitedAt ?? 0);
    }

    private static GroupMember? Membership(Call call, Group group) => group.Find(call.Token?.Member);
}
