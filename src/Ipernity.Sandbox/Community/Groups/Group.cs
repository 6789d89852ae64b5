using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Groups;

/// <summary>A group of members who share documents.</summary>
internal sealed class Group(string id, string alias, IReadOnlyList<GroupText> texts)
{
    private readonly List<GroupDocument> _documents = [];
    private readonly Dictionary<Document, GroupDocument> _entries = [];

    public string Id { get; } = id;

    /// <summary>The short name in links, an alternative to the id.</summary>
    public string Alias { get; } = alias;

    public GroupAccess Access { get; init; } = GroupAccess.Open;

    /// <summary>Whether people outside the group can see its documents.</summary>
    public bool ShowsDocuments { get; init; } = true;

    /// <summary>Whether a moderator must accept documents.</summary>
    public bool IsModerated { get; init; }

    public GroupQuota Quota { get; init; }

    public MediaTypes Accepts { get; init; } = MediaTypes.All;

    public long CreatedAt { get; init; }

    public int Topics { get; init; }

    public long LastTopicAt { get; init; }

    public Dictionary<Member, GroupMember> Members { get; } = [];

    /// <summary>The accepted documents, newest first.</summary>
    public IEnumerable<Document> Documents => _documents.Where(entry => !entry.IsPending).Select(entry => entry.Document);

    public long LastDocumentAt => _documents.Find(entry => !entry.IsPending)?.AddedAt ?? 0;

    public IReadOnlyList<GroupText> Texts => texts;

    /// <summary>The text in a language; the group's main language if there is none.</summary>
    public GroupText In(string? language) =>
        texts.FirstOrDefault(text => string.Equals(text.Language, language, StringComparison.OrdinalIgnoreCase)) ?? texts[0];

    public GroupMember? Find(Member? member) => member is null ? null : Members.GetValueOrDefault(member);

    public GroupDocument? Find(Document document) => _entries.GetValueOrDefault(document);

    public bool IsKnownTo(Member? member) => Access != GroupAccess.Private || Find(member) is not null;

    public bool ShowsDocumentsTo(Member? member) => ShowsDocuments || Find(member) is not null;

    /// <summary>The number of a member's documents, including pending ones, that were added since a time.</summary>
    public int CountOf(Member member, long since = 0) =>
        _documents.Count(entry => entry.Document.Owner == member && entry.AddedAt >= since);

    /// <summary>How many documents a member may still add; the largest integer if the group has no quota.</summary>
    public int LeftFor(Member member, long now) =>
        Quota.Maximum == 0 ? int.MaxValue : Math.Max(0, Quota.Maximum - CountOf(member, now - Quota.Seconds));

    /// <summary>Adds a document that is not in the group yet.</summary>
    public void Add(GroupDocument entry)
    {
        _entries.Add(entry.Document, entry);
        _documents.Insert(0, entry);
        if (!entry.IsPending)
            entry.Document.Groups++;
    }

    public bool Remove(Document document)
    {
        if (!_entries.Remove(document, out var entry))
            return false;
        _documents.Remove(entry);
        if (!entry.IsPending)
            document.Groups--;
        return true;
    }
}
