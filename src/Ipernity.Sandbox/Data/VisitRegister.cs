namespace Ipernity.Sandbox.Data;

/// <summary>Which members visited a document or an album; those who were not signed in are only counted, on the item itself.</summary>
internal sealed class VisitRegister<T>
    where T : class
{
    private readonly Dictionary<T, List<Visit>> _visits = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Visit> Of(T item) => _visits.GetValueOrDefault(item) ?? [];

    public Visit? Find(T item, Member? member) => Of(item).FirstOrDefault(visit => visit.By == member);

    public void Add(T item, Visit visit)
    {
        if (!_visits.TryGetValue(item, out var visits))
            _visits.Add(item, visits = []);
        var position = visits.FindIndex(other => other.LastAt <= visit.LastAt);
        visits.Insert(position < 0 ? visits.Count : position, visit);
    }

    /// <summary>Forgets an item that is no more.</summary>
    public void Forget(T item) => _visits.Remove(item);
}
