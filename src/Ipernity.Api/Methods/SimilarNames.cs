namespace Ipernity.Api.Methods;

/// <summary>Finds names that are similar to a mistyped one.</summary>
internal static class SimilarNames
{
    private const int MaximumCount = 3;

    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates)
    {
        // If more than a third of the letters differ, it is another name and not a typing mistake.
        var near = from candidate in candidates
                   let distance = Distance(Plain(name), Plain(candidate))
                   where distance <= Math.Max(2, name.Length / 3)
                   select (candidate, distance);
        return
        [
            .. near.OrderBy(static found => found.distance).ThenBy(static found => found.candidate, StringComparer.Ordinal)
                .Select(static found => found.candidate).Take(MaximumCount),
        ];
    }

#pragma warning disable CA1308 // Names are compared, not shown.
    private static string Plain(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    // The number of letters to insert, delete, change or swap with the next one.
    private static int Distance(string from, string to)
    {
        var before = new int[to.Length + 1];
        var last = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            before = last;
            last = row;
        }

        return last[to.Length];
    }
}
