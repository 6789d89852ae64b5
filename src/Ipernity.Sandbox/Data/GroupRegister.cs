namespace Ipernity.Sandbox.Data;

/// <summary>All groups, the newest first.</summary>
internal sealed class GroupRegister
{
    private readonly List<Group> _groups = [];

    public IReadOnlyList<Group> All => _groups;

    public void Add(Group group) => _groups.Insert(0, group);

    /// <summary>The group with this id or alias.</summary>
    public Group? Find(string idOrAlias) => _groups.Find(group =>
        string.Equals(group.Id, idOrAlias, StringComparison.Ordinal) || string.Equals(group.Alias, idOrAlias, StringComparison.OrdinalIgnoreCase));

    /// <summary>The groups that a document is in, or waits to be let into.</summary>
    public IEnumerable<Group> With(Document document) => _groups.Where(group => group.Find(document) is not null);

    /// <summary>Takes a document that is no more out of all groups.</summary>
    public void Forget(Document document)
    {
        foreach (var group in _groups)
            group.Remove(document);
    }
}
