using System.Globalization;

namespace Ipernity.Sandbox.Community.Albums;

/// <summary>Sorts albums and folders in the order that their owner chose.</summary>
internal static class OwnerOrder
{
    /// <summary>Moves some items to the front, in the given order. The others follow, sorted by id.</summary>
    public static void Apply<T>(List<T> items, IReadOnlyList<T> first, Func<T, string> id)
    {
        var ordered = first.Union(items.OrderBy(item => long.Parse(id(item), CultureInfo.InvariantCulture))).ToList();
        items.Clear();
        items.AddRange(ordered);
    }
}
