namespace Ipernity.Api.Lists;

/// <summary>
/// Tracks the position in a list that may change while it is read: the places, counted from 0, whose items were returned. When the list
/// shrinks, items move to lower places and could be missed, so the position moves back by the same number of places.
/// </summary>
internal sealed class ListPosition
{
    private readonly long _pageSize;
    private readonly long _start;
    private readonly Stack<PlaceRange> _given = new();
    private long _end;

    public ListPosition(long firstPage, long pageSize)
    {
        _pageSize = pageSize;
        _start = _end = (firstPage - 1) * pageSize;
    }

    /// <summary>The page with the first place whose item may not have been given.</summary>
    public long NextPage => (_end / _pageSize) + 1;

    /// <summary>Whether there is no gap, that is, no place that must be read again before a returned one.</summary>
    public bool HasNoGap => _given.Count == 0;

    /// <summary>Moves the position back, as if all removed items had been at the beginning of the list.</summary>
    public void Shrink(long items)
    {
        _end = Math.Max(_start, _end - items);
        foreach (var range in _given)
            range.End -= items;
    }

    /// <summary>Widens the gap before places that were given, as if all new items were at the beginning of the list.</summary>
    public void Grow(long items)
    {
        foreach (var range in _given)
            range.Start += items;
    }

    /// <summary>Whether items before a page may not have been given.</summary>
    public bool IsBefore(long page) => _end < PlaceOf(page);

    /// <summary>Marks all places of a page as given.</summary>
    public void Give(long page)
    {
        if (IsBefore(page))
        {
            if (HasNoGap || _given.Peek().Start > PlaceOf(page))
                _given.Push(new PlaceRange(PlaceOf(page), PlaceOf(page + 1)));
            return;
        }

        _end = Math.Max(_end, PlaceOf(page + 1));
        while (!HasNoGap && _end >= Math.Min(_given.Peek().Start, _given.Peek().End))
            _end = Math.Max(_end, _given.Pop().End);
    }

    private long PlaceOf(long page) => (page - 1) * _pageSize;

    /// <summary>Places that were given after a gap.</summary>
    private sealed class PlaceRange(long start, long end)
    {
        public long Start { get; set; } = start;

        public long End { get; set; } = end;
    }
}
