namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>Finds folders that depend on each other in a ring.</summary>
internal static class FolderRing
{
    /// <summary>The shortest ring.</summary>
    /// <param name="dependencies">Pairs of a folder and one that it uses.</param>
    /// <returns>The folders in the order in which each uses the next and the last uses the first; empty if there is no ring.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<(string From, string To)> dependencies)
    {
        var used = dependencies.ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        return used.Select(folder => FindThrough(folder.Key, used)).Where(ring => ring.Count > 0).MinBy(ring => ring.Count) ?? [];
    }

    // Breadth first: the first way back to the start is the shortest.
    private static List<string> FindThrough(string start, ILookup<string, string> used)
    {
        var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var next in used[folder].Where(next => cameFrom.TryAdd(next, folder)))
            {
                if (next == start)
                    return WayBack(start, cameFrom);
                open.Enqueue(next);
            }
        }

        return [];
    }

    private static List<string> WayBack(string start, Dictionary<string, string> cameFrom)
    {
        List<string> ring = [];
        var folder = start;
        do
        {
            folder = cameFrom[folder];
            ring.Insert(0, folder);
        }
        while (folder != start);
        return ring;
    }
}
