using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Groups;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Groups;

/// <summary><c>group.docs.*</c>. <c>doc_id</c> takes one id or a list.</summary>
internal static class GroupDocumentMethods
{
    private const int MostIds = 20;

    /// <summary>The error of a document whose type the group does not accept.</summary>
    private const int WrongMedia = 2;

    public static Element GetList(MethodCall call)
    {
        var group = FindShown(call);
        var docs = new DocumentEntries(call).WriteTo(new Element("docs"), Listed(call, group));
        return Element.Payload(new Element("group").Attribute("group_id", group.Id).Child(docs));
    }

    public static Element GetContext(MethodCall call)
    {
        var group = FindShown(call);
        var listed = Listed(call, group);
        var position = listed.IndexOf(call.VisibleDocument());
        if (position < 0)
            throw MethodErrors.DocNotFound();
        return Element.Payload(
        [
            new Element("group")
                .Attribute("group_id", group.Id)
                .Attribute("total", listed.Count)
                .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize"))),
            .. NeighbourLists.Of(call, "doc", listed, position, (document, index) => Neighbour(call, group, document, index)),
        ]);
    }

    /// <summary>
    /// Adds documents of a member to a group. In a moderated group they stay pending unless a moderator adds them. Documents that
    /// are already there are not added again. If the quota is too small for all, none is added.
    /// </summary>
    public static Element Add(MethodCall call)
    {
        var group = GroupElements.FindVisible(call);
        var membership = group.Find(call.Caller) ?? throw GroupErrors.NotMember();
        var documents = Ids(call).ConvertAll(id =>
            call.Library.FindDocument(id) is { } document && document.Owner == call.Caller ? document : throw MethodErrors.DocNotFound());
        var left = group.LeftFor(call.Caller, call.Community.UnixTime);
        if (documents.Count(document => group.Find(document) is null && Accepts(group, document)) > left)
            throw GroupErrors.QuotaReached(left);

        var waits = group.IsModerated && membership.Role == GroupRole.Member;
        var added = 0;
        var pending = 0;
        var entries = new List<Element>();
        foreach (var document in documents)
        {
            var isNew = group.Find(document) is null && Accepts(group, document);
            if (isNew)
                group.Add(new GroupDocument(document, call.Community.UnixTime, waits));
            var isPending = group.Find(document) is { IsPending: true };
            added += isNew ? 1 : 0;
            pending += isPending ? 1 : 0;
            entries.Add(new Element("doc")
                .Attribute("doc_id", document.Id)
                .Flag("added", isNew)
                .Flag("pending", isPending)
                .Attribute("error", Accepts(group, document) ? 0 : WrongMedia));
        }
        return Element.Payload(Start(call, group)
            .Attribute("added", added)
            .Attribute("skipped", entries.Count - added)
            .Attribute("pending", pending)
            .Repeat("doc", entries));
    }

    /// <summary>
    /// Removes documents. Members can remove their own; moderators and administrators can remove any. The documentation calls the
    /// list <c>doc</c>, but live clients read <c>docs</c>, so the answer has both.
    /// </summary>
    public static Element Remove(MethodCall call)
    {
        var group = GroupElements.FindVisible(call);
        var isModerator = group.Find(call.Caller)?.Role is GroupRole.Moderator or GroupRole.Admin;
        var documents = Ids(call).ConvertAll(id =>
            call.Library.FindDocument(id) is { } document && (call.Viewer.Sees(document) || isModerator)
                ? document
                : throw MethodErrors.DocNotFound());
        var outcomes = documents.ConvertAll(
            document => (document.Id, IsRemoved: (document.Owner == call.Caller || isModerator) && group.Remove(document)));
        var removed = outcomes.Count(outcome => outcome.IsRemoved);
        return Element.Payload(Start(call, group)
            .Attribute("removed", removed)
            .Attribute("skipped", outcomes.Count - removed)
            .Repeat("docs", Entries("docs"))
            .Repeat("doc", Entries("doc")));

        List<Element> Entries(string name) =>
            outcomes.ConvertAll(outcome => new Element(name).Attribute("doc_id", outcome.Id).Flag("removed", outcome.IsRemoved));
    }

    private static Group FindShown(MethodCall call)
    {
        var group = GroupElements.FindVisible(call);
        return group.ShowsDocumentsTo(call.Token?.Member) ? group : throw GroupErrors.NotFound();
    }

    private static List<Document> Listed(MethodCall call, Group group)
    {
        var user = call.NamedUser();
        var filter = DocumentEntries.Filter(call);
        return GroupElements.Documents(
            call, group).FindAll(document => (user is null || document.Owner == user) && filter.Admits(document));
    }

    private static Element Start(MethodCall call, Group group) => new Element("group")
        .Attribute("group_id", group.Id)
        .Attribute("total", GroupElements.Documents(call, group).Count);

    private static Element Neighbour(MethodCall call, Group group, Document document, long index)
    {
        var neighbour = DocumentNeighbours.Entry(call, document, index, inContainer: $"/in/group/{group.Id}");
        return call.List("extra").Contains("owner") ? neighbour.Child(MemberElements.Owner(call, document.Owner)) : neighbour;
    }

    private static bool Accepts(Group group, Document document) => (group.Accepts & document.Media) != 0;

    private static List<string> Ids(MethodCall call)
    {
        var ids = call.Ids("doc_id").Distinct(StringComparer.Ordinal).ToList();
        return ids.Count <= MostIds
            ? ids
            : throw MethodErrors.ValueInvalid("doc_id", $"one id, or up to {MostIds} with commas between them");
    }
}
