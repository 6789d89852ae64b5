namespace Ipernity.Api.Lists;

/// <summary>
/// Keeps up to which place all items of a list were given. Where the list shrinks, items move towards its beginning: as many
/// as are gone may then be missing between the places that were given and those of the next page, until pages are read again.
/// </summary>
internal sealed class ListFrontier
{
    private readonly long _pageSize;
    private readonly long _start;
    private readonly Stack<Region> _beyond = new();
    private long _end;

    public ListFrontier(long firstPage, long pageSize)
    {
        _pageSize = pageSize;
        _start = _end = (firstPage - 1) * pageSize;
    }

    /// <summary>The page on which the first item sits that was perhaps not given.</summary>
    public long NextPage => (_end / _pageSize) + 1;

    /// <summary>Whether nothing was given beyond a place that has to be read again.</summary>
    public bool IsWhole => _beyond.Count == 0;

    /// <summary>Moves all places, as if every item that is gone had stood at the list's beginning.</summary>
    public void Shrink(long items)
    {
        _end = Math.Max(_start, _end - items);
        foreach (var region in _beyond)
            region.End -= items;
    }

    /// <summary>Moves what was given beyond, as if every new item stood at the list's beginning: what is missing before it moves along.</summary>
    public void Grow(long items)
    {
        foreach (var region in _beyond)
            region.Start += items;
    }

    /// <summary>Whether there may be items before a page that were not given.</summary>
    public bool IsBefore(long page) => _end < PlaceOf(page);

    /// <summary>Notes that all items of a page were given.</summary>
    public void Give(long page)
    {
        if (IsBefore(page))
        {
            if (IsWhole || _beyond.Peek().Start > PlaceOf(page))
                _beyond.Push(new Region(PlaceOf(page), PlaceOf(page + 1)));
            return;
        }

        _end = Math.Max(_end, PlaceOf(page + 1));
        while (!IsWhole && _end >= Math.Min(_beyond.Peek().Start, _beyond.Peek().End))
            _end = Math.Max(_end, _beyond.Pop().End);
    }

    private long PlaceOf(long page) => (page - 1) * _pageSize;

    private sealed class Region(long start, long end)
    {
        public long Start { get; set; } = start;

        public long End { get; set; } = end;
    }
}
