namespace Ipernity.Sandbox.Data;

/// <summary>A group of members who put documents together.</summary>
internal sealed class Group(string id, string alias, IReadOnlyList<GroupText> texts)
{
    private readonly List<GroupDocument> _documents = [];
    private readonly Dictionary<Document, GroupDocument> _entries = [];

    public string Id { get; } = id;

    /// <summary>The short name that stands for the id in links.</summary>
    public string Alias { get; } = alias;

    public GroupAccess Access { get; init; } = GroupAccess.Open;

    /// <summary>Whether those who are no members see the documents, too.</summary>
    public bool ShowsDocuments { get; init; } = true;

    /// <summary>Whether documents wait for a moderator.</summary>
    public bool IsModerated { get; init; }

    public GroupQuota Quota { get; init; }

    public MediaKinds Accepts { get; init; } = MediaKinds.All;

    public long CreatedAt { get; init; }

    public int Topics { get; init; }

    public long LastTopicAt { get; init; }

    public Dictionary<Member, GroupMember> Members { get; } = [];

    /// <summary>What was let in, the last one first.</summary>
    public IEnumerable<Document> Documents => _documents.Where(entry => !entry.IsPending).Select(entry => entry.Document);

    public long LastDocumentAt => _documents.Find(entry => !entry.IsPending)?.AddedAt ?? 0;

    public IReadOnlyList<GroupText> Texts => texts;

    /// <summary>The text in a language, the group's own where there is none.</summary>
    public GroupText In(string? language) =>
        texts.FirstOrDefault(text => string.Equals(text.Language, language, StringComparison.OrdinalIgnoreCase)) ?? texts[0];

    public GroupMember? Find(Member? member) => member is null ? null : Members.GetValueOrDefault(member);

    public GroupDocument? Find(Document document) => _entries.GetValueOrDefault(document);

    public bool IsKnownTo(Member? member) => Access != GroupAccess.Private || Find(member) is not null;

    public bool ShowsDocumentsTo(Member? member) => ShowsDocuments || Find(member) is not null;

    /// <summary>How many documents of a member's are in, or wait to be, that were put there since a moment.</summary>
    public int CountOf(Member member, long since = 0) => _documents.Count(entry => entry.Document.Owner == member && entry.AddedAt >= since);

    /// <summary>How many more a member may add now; what a group without a quota takes has no bound.</summary>
    public int LeftFor(Member member, long now) =>
        Quota.Maximum == 0 ? int.MaxValue : Math.Max(0, Quota.Maximum - CountOf(member, now - Quota.Seconds));

    /// <summary>The document must not be there already.</summary>
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
