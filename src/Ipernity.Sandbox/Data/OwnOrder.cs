using System.Globalization;

namespace Ipernity.Sandbox.Data;

/// <summary>The order that a member gives to what is theirs.</summary>
internal static class OwnOrder
{
    /// <summary>Puts some items first, as they were named; the others follow in the order of their ids.</summary>
    public static void Apply<T>(List<T> items, IReadOnlyList<T> first, Func<T, string> id)
    {
        var ordered = first.Union(items.OrderBy(item => long.Parse(id(item), CultureInfo.InvariantCulture))).ToList();
        items.Clear();
        items.AddRange(ordered);
    }
}
