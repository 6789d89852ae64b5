namespace Ipernity.Api.Backups.Restoring;

/// <summary>Inserts missing items into a list in the order of the backup, without changing the order of the others.</summary>
internal static class OrderedMerge
{
    /// <param name="present">The list in the account.</param>
    /// <param name="wanted">The required items, in the order of the backup.</param>
    /// <returns>The list with the missing items, each after the item that precedes it in the backup.</returns>
    public static IReadOnlyList<string> Insert(IReadOnlyList<string> present, IReadOnlyList<string> wanted)
    {
        var known = new HashSet<string>(present, StringComparer.Ordinal);
        if (wanted.All(known.Contains))
            return present;
        var merged = new LinkedList<string>(present);
        var places = new Dictionary<string, LinkedListNode<string>>(StringComparer.Ordinal);
        for (var node = merged.First; node is not null; node = node.Next)
            places[node.Value] = node;
        var before = FirstPresent(wanted, places);
        LinkedListNode<string>? last = null;
        foreach (var id in wanted)
        {
            if (!places.TryGetValue(id, out var place))
            {
                place =
                    last is not null ? merged.AddAfter(last, id)
                    : before is not null ? merged.AddBefore(before, id)
                    : merged.AddLast(id);
                places.Add(id, place);
            }

            last = place;
        }

        return [.. merged];
    }

    private static LinkedListNode<string>? FirstPresent(IReadOnlyList<string> wanted, Dictionary<string, LinkedListNode<string>> places) =>
        wanted.Where(places.ContainsKey).Select(id => places[id]).FirstOrDefault();
}
