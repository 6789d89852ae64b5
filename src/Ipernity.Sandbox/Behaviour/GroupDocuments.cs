using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>group.docs.add</c>, <c>getContext</c>, <c>getList</c>, <c>remove</c>; <c>doc_id</c> takes one id or several.</summary>
internal static class GroupDocuments
{
    private const int MostIds = 20;

    /// <summary>As the error of one document: the group does not take what it is.</summary>
    private const int WrongMedia = 2;

    public static Element GetList(Call call)
    {
        var group = FindShown(call);
        var docs = new DocumentEntries(call).WriteTo(new Element("docs"), Listed(call, group));
        return Element.Payload(new Element("group").Attribute("group_id", group.Id).Child(docs));
    }

    public static Element GetContext(Call call)
    {
        var group = FindShown(call);
        var listed = Listed(call, group);
        var position = listed.IndexOf(call.VisibleDocument());
        if (position < 0)
            throw MethodErrors.DocNotFound();
        return Element.Payload(
        [
            new Element("group").Attribute("group_id", group.Id).Attribute("total", listed.Count).Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize"))),
            .. Neighbours.Of(call, "doc", listed, position, (document, index) => Neighbour(call, group, document, index)),
        ]);
    }

    /// <summary>
    /// Only members add, and only what is theirs. A moderated group keeps a document waiting, unless a moderator adds it. What
    /// is there already, or waits already, is not added again; nothing is added where the quota does not suffice for all.
    /// </summary>
    public static Element Add(Call call)
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
    /// Members take out what is theirs, moderators and administrators whatever is there. Clients of the live service read the
    /// entries from <c>docs</c>, the documentation calls them <c>doc</c>: both are there.
    /// </summary>
    public static Element Remove(Call call)
    {
        var group = GroupElements.FindVisible(call);
        var isModerator = group.Find(call.Caller)?.Role is GroupRole.Moderator or GroupRole.Admin;
        var documents = Ids(call).ConvertAll(id =>
            call.Library.FindDocument(id) is { } document && (call.Viewer.Sees(document) || isModerator) ? document : throw MethodErrors.DocNotFound());
        var outcomes = documents.ConvertAll(document => (document.Id, IsRemoved: (document.Owner == call.Caller || isModerator) && group.Remove(document)));
        var removed = outcomes.Count(outcome => outcome.IsRemoved);
        return Element.Payload(Start(call, group)
            .Attribute("removed", removed)
            .Attribute("skipped", outcomes.Count - removed)
            .Repeat("docs", Entries("docs"))
            .Repeat("doc", Entries("doc")));

        List<Element> Entries(string name) =>
            outcomes.ConvertAll(outcome => new Element(name).Attribute("doc_id", outcome.Id).Flag("removed", outcome.IsRemoved));
    }

    private static Group FindShown(Call call)
    {
        var group = GroupElements.FindVisible(call);
        return group.ShowsDocumentsTo(call.Token?.Member) ? group : throw GroupErrors.NotFound();
    }

    private static List<Document> Listed(Call call, Group group)
    {
        var user = call.NamedUser();
        var filter = DocumentEntries.Filter(call);
        return GroupElements.Documents(call, group).FindAll(document => (user is null || document.Owner == user) && filter.Admits(document));
    }

    private static Element Start(Call call, Group group) => new Element("group")
        .Attribute("group_id", group.Id)
        .Attribute("total", GroupElements.Documents(call, group).Count);

    private static Element Neighbour(Call call, Group group, Document document, long index)
    {
        var neighbour = DocumentContext.Entry(call, document, index, inContainer: $"/in/group/{group.Id}");
        return call.List("extra").Contains("owner") ? neighbour.Child(DocumentElements.Owner(document.Owner)) : neighbour;
    }

    private static bool Accepts(Group group, Document document) => (group.Accepts & document.Media) != 0;

    private static List<string> Ids(Call call)
    {
        var ids = call.Ids("doc_id").Distinct(StringComparer.Ordinal).ToList();
        return ids.Count <= MostIds ? ids : throw MethodErrors.ValueInvalid("doc_id", $"one id, or up to {MostIds} with commas between them");
    }
}
