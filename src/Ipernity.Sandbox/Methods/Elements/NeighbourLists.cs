using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>
/// The items before and after an item: <c>prev</c> has older items and <c>next</c> newer ones, nearest first. Positions are
/// relative to the item, which has position 0.
/// </summary>
internal static class NeighbourLists
{
    private const int Default = 10;
    private const int Most = 50;

    /// <summary>The two lists with the item between them. <paramref name="entry"/> writes an item with its position.</summary>
    public static Element[] Of<T>(MethodCall call, string name, IReadOnlyList<T> newestFirst, int position, Func<T, long, Element> entry)
    {
        var older = newestFirst.Skip(position + 1).Take(Wanted(call, "prev")).Select((item, i) => entry(item, -(i + 1))).ToList();
        var newer = newestFirst.Take(position).Reverse().Take(Wanted(call, "next")).Select((item, i) => entry(item, i + 1)).ToList();
        return
        [
            new Element("prev").Attribute("count", older.Count).Repeat(name, older),
            entry(newestFirst[position], 0),
            new Element("next").Attribute("count", newer.Count).Repeat(name, newer),
        ];
    }

    private static int Wanted(MethodCall call, string name) =>
        call.Number(name, Default) is var number and >= 0 ? Math.Min(number, Most) : Default;
}
