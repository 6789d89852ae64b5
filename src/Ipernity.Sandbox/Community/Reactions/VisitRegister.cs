using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Reactions;

/// <summary>The members who visited an item. Anonymous visits are only counted, on the item itself.</summary>
internal sealed class VisitRegister<T>
    where T : class
{
    private readonly Dictionary<T, List<Visit>> _visits = [];

    /// <summary>The visits of an item, latest first.</summary>
    public IReadOnlyList<Visit> Of(T item) => _visits.GetValueOrDefault(item) ?? [];

    public Visit? Find(T item, Member? member) => Of(item).FirstOrDefault(visit => visit.By == member);

    public void Add(T item, Visit visit)
    {
        if (!_visits.TryGetValue(item, out var visits))
            _visits.Add(item, visits = []);
        var position = visits.FindIndex(other => other.LastAt <= visit.LastAt);
        visits.Insert(position < 0 ? visits.Count : position, visit);
    }

    /// <summary>Deletes the visits of a deleted item.</summary>
    public void Forget(T item) => _visits.Remove(item);
}
