using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// What stands beside an item: <c>prev</c> holds what is older, <c>next</c> what is newer, each from the nearest on and
/// numbered from the item, which is 0.
/// </summary>
internal static class Neighbours
{
    private const int Default = 10;
    private const int Most = 50;

    /// <summary>The two lists with the item between them; <c>entry</c> makes the entry of an item and its number.</summary>
    public static Element[] Of<T>(Call call, string name, IReadOnlyList<T> newestFirst, int position, Func<T, long, Element> entry)
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

    private static int Wanted(Call call, string name) => call.Number(name, Default) is var number and >= 0 ? Math.Min(number, Most) : Default;
}
