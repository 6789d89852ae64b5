using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>The items of one page in the order of the list.</summary>
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

    /// <summary>The service's name of an item, such as <c>doc</c>.</summary>
    public string ItemName { get; }

    /// <summary>The JSON of each item as received.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Items { get; }

    /// <summary>The number of items in the whole list when this page was read, or null if the service does not report it.</summary>
    public long? Total { get; }

    /// <summary>The maximum nesting depth of an item, which was checked.</summary>
    public int MaxDepth { get; }

    /// <summary>Creates the error for an item that is well-formed but cannot be read.</summary>
    /// <param name="why">The reason, which completes a sentence that begins "The answer to (method)". It must not quote the answer.</param>
    /// <returns>The error.</returns>
    public IpernityTransportException Unreadable(string why) =>
        new(TransportFailure.InvalidAnswer, _method, $"The answer to {_method} {why}.");
}
