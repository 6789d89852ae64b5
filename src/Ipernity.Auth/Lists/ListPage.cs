namespace Ipernity.Auth.Lists;

/// <summary>The items of one page, in the list's order.</summary>
public sealed class ListPage
{
    internal ListPage(string itemName, IReadOnlyList<ReadOnlyMemory<byte>> items, long? total, int maxDepth)
    {
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
}
