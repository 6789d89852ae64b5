using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Reactions;

/// <summary>The faves of items, by item and by member, newest first.</summary>
internal sealed class FaveRegister<T>
    where T : class
{
    private readonly Dictionary<T, List<Fave<T>>> _ofItems = [];
    private readonly Dictionary<Member, List<Fave<T>>> _byMembers = [];

    public IReadOnlyList<Fave<T>> Of(T item) => _ofItems.GetValueOrDefault(item) ?? [];

    public IReadOnlyList<Fave<T>> By(Member member) => _byMembers.GetValueOrDefault(member) ?? [];

    public int Count(T item) => Of(item).Count;

    public bool Contains(Member? member, T item) => Of(item).Any(fave => fave.By == member);

    /// <summary>Adds a fave, unless the member has already faved the item.</summary>
    public void Add(Member member, T item, long at)
    {
        if (Contains(member, item))
            return;
        var fave = new Fave<T>(member, item, at);
        Insert(_ofItems, item, fave);
        Insert(_byMembers, member, fave);
    }

    public void Remove(Member member, T item)
    {
        if (!_ofItems.TryGetValue(item, out var faves) || faves.Find(fave => fave.By == member) is not { } found)
            return;
        faves.Remove(found);
        _byMembers[member].Remove(found);
    }

    /// <summary>Deletes the faves of a deleted item.</summary>
    public void Forget(T item)
    {
        if (!_ofItems.Remove(item, out var faves))
            return;
        foreach (var fave in faves)
            _byMembers[fave.By].Remove(fave);
    }

    private static void Insert<TKey>(Dictionary<TKey, List<Fave<T>>> register, TKey key, Fave<T> fave)
        where TKey : class
    {
        if (!register.TryGetValue(key, out var faves))
            register.Add(key, faves = []);
        var position = faves.FindIndex(other => other.At <= fave.At);
        faves.Insert(position < 0 ? faves.Count : position, fave);
    }
}
