namespace Ipernity.Api.Lists;

/// <summary>What one answer says of a list.</summary>
internal sealed class ListAnswer
{
    public List<ReadOnlyMemory<byte>> Items { get; } = [];

    public long? Total { get; set; }

    public long? Page { get; set; }

    public long? Pages { get; set; }

    public long? PageSize { get; set; }
}
