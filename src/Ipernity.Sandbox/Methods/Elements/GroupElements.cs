using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The elements of answers about groups, as the caller may see them.</summary>
internal static class GroupElements
{
    /// <summary>The group with the id or alias in <c>group_id</c>, which the caller must be able to find.</summary>
    public static Group FindVisible(MethodCall call)
    {
        var group = call.Community.Groups.Find(call.Required("group_id"));
        return group is not null && group.IsKnownTo(call.Token?.Member) ? group : throw GroupErrors.NotFound();
    }

    /// <summary>The documents of a group that the caller can see; empty if only members can see them.</summary>
    public static List<Document> Documents(MethodCall call, Group group) =>
        group.ShowsDocumentsTo(call.Token?.Member) ? [.. group.Documents.Where(document => call.Viewer.Sees(document))] : [];

    public static string Link(MethodCall call, Group group) => $"{call.Community.Address}group/{group.Alias}";

    public static string Icon(MethodCall call, Group group) => $"{call.Community.Address}icons/group-{group.Id}.{PictureNames.Extension}";

    /// <summary>A group as the entry of a list.</summary>
    public static Element Entry(MethodCall call, Group group) => new Element("group")
        .Attribute("group_id", group.Id)
        .Attribute("title", group.In(call.Text("lang")).Title)
        .Attribute("link", Link(call, group))
        .Attribute("icon", Icon(call, group))
        .Child(Count(call, group))
        .Child(Dates(group))
        .Child(Visibility(group));

    public static Element Count(MethodCall call, Group group) => new Element("count")
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

    public static Element Quota(MethodCall call, Group group) => new Element("quota")
        .Flag("moderated", group.IsModerated)
        .Attribute("max", group.Quota.Maximum)
        .Attribute("period", group.Quota.Maximum == 0 ? "" : group.Quota.Period.ToString())
        .Attribute(
            "left", group.Quota.Maximum == 0 || Membership(call, group) is null ? 0 : group.LeftFor(call.Caller, call.Community.UnixTime));

    public static Element Can(MethodCall call, Group group)
    {
        var isMember = Membership(call, group) is not null;
        return new Element("can")
            .Flag("add_doc", isMember && group.LeftFor(call.Caller, call.Community.UnixTime) > 0)
            .Flag("add_topic", isMember)
            .Flag("accept_photo", (group.Accepts & MediaTypes.Photo) != 0)
            .Flag("accept_audio", (group.Accepts & MediaTypes.Audio) != 0)
            .Flag("accept_video", (group.Accepts & MediaTypes.Video) != 0)
            .Flag("accept_other", (group.Accepts & MediaTypes.Other) != 0);
    }

    public static Element You(MethodCall call, Group group)
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

    private static GroupMember? Membership(MethodCall call, Group group) => group.Find(call.Token?.Member);
}
