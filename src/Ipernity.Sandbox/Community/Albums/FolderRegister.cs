using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Albums;

/// <summary>All folders, in each owner's order. New folders come first.</summary>
internal sealed class FolderRegister
{
    private readonly Dictionary<string, Folder> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<Member, List<Folder>> _foldersOf = [];

    public Folder? Find(string id) => _folders.GetValueOrDefault(id);

    public IReadOnlyList<Folder> Of(Member owner) => _foldersOf.GetValueOrDefault(owner) ?? [];

    public void Add(Folder folder)
    {
        _folders.Add(folder.Id, folder);
        if (!_foldersOf.TryGetValue(folder.Owner, out var folders))
            _foldersOf.Add(folder.Owner, folders = []);
        folders.Insert(0, folder);
    }

    public void Remove(Folder folder)
    {
        _folders.Remove(folder.Id);
        _foldersOf[folder.Owner].Remove(folder);
    }

    public void Order(Member owner, IReadOnlyList<Folder> first) => OwnerOrder.Apply(_foldersOf[owner], first, folder => folder.Id);

    /// <summary>Removes an album from a folder. The last album takes the folder with it, as on the live service.</summary>
    /// <returns>False if the album was not in the folder.</returns>
    public bool RemoveFrom(Folder folder, Album album, long now)
    {
        if (!folder.Albums.Remove(album))
            return false;
        folder.UpdatedAt = now;
        if (folder.Albums.Count == 0)
            Remove(folder);
        return true;
    }

    /// <summary>Removes a deleted album from its owner's folders.</summary>
    public void Forget(Album album, long now)
    {
        foreach (var folder in Of(album.Owner).ToArray())
            RemoveFrom(folder, album, now);
    }

    /// <summary>Removes a deleted document from the covers of its owner's folders.</summary>
    public void Forget(Document document, long now)
    {
        foreach (var folder in Of(document.Owner).Where(folder => folder.ChosenCover == document))
        {
            folder.ChosenCover = null;
            folder.UpdatedAt = now;
        }
    }
}
