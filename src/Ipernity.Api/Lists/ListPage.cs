using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>The items of one page, in the list's order.</summary>
public sealed class ListPage
{
    private readonly string _method;

    internal ListPage(string method, string itemName, IReadOnlyList<ReadOnlyMemory<byte>> items, long? total, int maxDepth)
    {
        _method = method;
        ItemName = itemName;
        Items = items;
        Total = total;
        MaxDepth = maxDepth;
    }

    /// <summary>What the service calls an item, such as <c>doc</c>.</summary>
    public string ItemName { get; }

    /// <summary>Each item's JSON, as it was received.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Items { get; }

    /// <summary>How many items the whole list has, as the service tells with this page; nothing where it does not.</summary>
    public long? Total { get; }

    /// <summary>How deep an item may be nested, which was checked.</summary>
    public int MaxDepth { get; }

    /// <summary>The error to throw where an item, which is well-formed as a whole, turns out unreadable.</summary>
    /// <param name="why">The rest of a sentence that begins "The answer to (method)"; nothing of the answer itself.</param>
    /// <returns>The error.</returns>
    public IpernityTransportException Unreadable(string why) => new(TransportFailure.InvalidAnswer, _method, $"The answer to {_method} {why}.");
}
