using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Groups;

/// <summary>All groups, newest first.</summary>
internal sealed class GroupRegister
{
    private readonly List<Group> _groups = [];

    public IReadOnlyList<Group> All => _groups;

    public void Add(Group group) => _groups.Insert(0, group);

    /// <summary>The group with this id or alias.</summary>
    public Group? Find(string idOrAlias) => _groups.Find(group =>
        string.Equals(
            group.Id, idOrAlias, StringComparison.Ordinal) || string.Equals(group.Alias, idOrAlias, StringComparison.OrdinalIgnoreCase));

    /// <summary>The groups with this document, including those where it is pending.</summary>
    public IEnumerable<Group> With(Document document) => _groups.Where(group => group.Find(document) is not null);

    /// <summary>Removes a deleted document from all groups.</summary>
    public void Forget(Document document)
    {
        foreach (var group in _groups)
            group.Remove(document);
    }
}
