namespace Ipernity.Api.Lists;

/// <summary>The part of a list that one answer contains, and what the answer says about the whole list.</summary>
internal sealed class ListAnswer
{
    public List<ReadOnlyMemory<byte>> Items { get; } = [];

    public long? Total { get; set; }

    public long? Page { get; set; }

    public long? Pages { get; set; }

    public long? PageSize { get; set; }
}
