using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>
/// Keeps where the reading of a paged list is: which page comes next, and what of an answer is given. It calls nobody.
/// </summary>
internal sealed class ListWalk
{
    // A list may hide items and so have an empty page, but not page after page of nothing.
    private const int MaximumEmptyPages = 10;

    private readonly string _method;
    private readonly ListOptions _options;
    private readonly bool _isSurelyPaged;
    private readonly RecentItems _recent = new();
    private ListFrontier _frontier = null!;
    private long _firstPage;
    private long _lastGiven;
    private long _lastRead;
    private long? _lastPage;
    private long _readsLeft = long.MaxValue;
    private int _emptyPages;
    private bool _sizeIsTaken;
    private bool _sizeIsSure;

    /// <param name="method">The method that is called, for messages.</param>
    /// <param name="options">Which part of the list is wanted.</param>
    /// <param name="pageSize">How many items a page is asked to have.</param>
    /// <param name="isSurelyPaged">Whether the method is known to answer in pages, although its answer may not say so.</param>
    public ListWalk(string method, ListOptions options, long pageSize, bool isSurelyPaged)
    {
        _method = method;
        _options = options;
        _isSurelyPaged = isSurelyPaged;
        StartWith(pageSize);
    }

    public long PageSize { get; private set; }

    /// <summary>The page whose answer is accepted next.</summary>
    public long NextPage { get; private set; }

    /// <summary>How many items the whole list has, as far as the service tells.</summary>
    public long? Total { get; private set; }

    public long Given { get; private set; }

    /// <summary>How many pages were given one after another since the list was last seen to shrink.</summary>
    public long PagesInOrder { get; private set; }

    /// <summary>Whether an answer was accepted at its page.</summary>
    public bool IsStarted { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Whether a page can be asked for before those that precede it were given.</summary>
    public bool IsExpected(long page) => page <= _lastPage && page <= LastWanted();

    /// <summary>Takes the answer of <see cref="NextPage"/>.</summary>
    /// <returns>The items to give. Where another page than the one after it is next, what was asked for ahead is void.</returns>
    /// <exception cref="IpernityTransportException">The answers contradict each other.</exception>
    public List<ReadOnlyMemory<byte>> Accept(ListAnswer list, string itemName)
    {
        var page = NextPage;
        if (TakePageSize(list, page))
            return [];

        _frontier.Shrink(ItemsLost(list));
        _frontier.Grow(list.Total > Total ? list.Total.Value - Total.Value : 0);
        var isGrown = list.Total > Total || list.Pages > _lastPage;
        TakeLength(list, page);
        var isReadAgain = page <= _lastGiven;
        var isPastEnd = IsPastEnd(list, itemName, page, isGrown);
        List<ReadOnlyMemory<byte>> items = isPastEnd ? [] : isReadAgain ? _recent.WithoutKnown(list.Items, itemName) : list.Items;
        var skipped = page == _firstPage && !isReadAgain ? _options.Skip % PageSize : 0;

        MoveOn(list, page, isPastEnd);
        CountEmptyPages(list.Items.Count, page);
        if (!isReadAgain || items.Count == 0)
            CountRead(page);
        if (!isPastEnd)
            _recent.Add(list.Items, itemName);
        return Cut(items, skipped);
    }

    /// <summary>Takes the only answer of a method without pages.</summary>
    public List<ReadOnlyMemory<byte>> AcceptWhole(ListAnswer list)
    {
        IsStarted = IsDone = true;
        Total = list.Total ?? list.Items.Count;
        return Cut(list.Items, _options.Skip);
    }

    private void StartWith(long pageSize)
    {
        PageSize = pageSize;
        // Who wants no items wants the total, which every page tells.
        NextPage = _firstPage = _options.First == 0 ? 1 : (_options.Skip / pageSize) + 1;
        _frontier = new ListFrontier(_firstPage, pageSize);
    }

    private long LastWanted()
    {
        if (_options.First is not { } first || first > long.MaxValue - _options.Skip)
            return long.MaxValue;
        return PagesFor(_options.Skip + first);
    }

    private long PagesFor(long items) => (items / PageSize) + (items % PageSize > 0 ? 1 : 0);

    // Other pages than were asked for begin at other places.
    private bool TakePageSize(ListAnswer list, long page)
    {
        if (IsStarted || _sizeIsTaken)
        {
            IsStarted = true;
            return false;
        }

        _sizeIsTaken = true;
        var size = RealPageSize(list, page);
        _sizeIsSure = list.PageSize == size;
        if (size != PageSize)
            StartWith(size);
        IsStarted = NextPage == page;
        return !IsStarted;
    }

    // The service may allow smaller pages than it was asked for, or give larger ones, and may not say so.
    private long RealPageSize(ListAnswer list, long page)
    {
        var count = list.Items.Count;
        if (list.PageSize is > 0 and { } told && told != PageSize && (told < PageSize || count > PageSize))
            return told;
        if (count > PageSize)
            return count;
        var isShort = count > 0 && count < PageSize && (list.Pages ?? PagesFor(list.Total ?? 0)) > page;
        return isShort && (list.Pages is null || list.PageSize is null) ? count : PageSize;
    }

    private long ItemsLost(ListAnswer list)
    {
        if (list.Total < Total)
            return Total.Value - list.Total.Value;
        return list.Total is null && list.Pages < _lastPage ? Math.Min(_lastPage.Value - list.Pages.Value + 1, long.MaxValue / PageSize) * PageSize : 0;
    }

    // An end counts only where nothing before it may be missing.
    private void MoveOn(ListAnswer list, long page, bool isPastEnd)
    {
        var mayMiss = _frontier.IsBefore(page);
        if (!isPastEnd)
        {
            _frontier.Give(page);
            _lastGiven = Math.Max(_lastGiven, page);
        }

        _lastRead = page;
        PagesInOrder = mayMiss ? 0 : PagesInOrder + 1;
        NextPage = _frontier.NextPage;
        IsDone = !mayMiss && (isPastEnd || NextPage > _lastPage || (_lastPage is null && _frontier.IsWhole && IsEnd(list)));
    }

    private void TakeLength(ListAnswer list, long page)
    {
        Total = list.Total ?? Total;
        _lastPage = list.Pages ?? (list.Total is { } total ? PagesFor(total) : _lastPage);
        // A first page that has items is no page of an empty list.
        if (page == 1 && _lastPage == 0 && list.Items.Count > 0)
            _lastPage = null;
    }

    // Past its end, the service gives the last page again.
    private bool IsPastEnd(ListAnswer list, string itemName, long page, bool isGrown)
    {
        if (page == 1)
            return false;
        if (page > _lastPage)
            return list.Items.Count == 0 || list.Page != page;
        if (list.Page is > 0 and { } told && told != page)
        {
            return _lastPage is null && told < page
                ? true
                : throw Inconsistent($"gave page {told} where page {page} was asked for", page);
        }

        // Where as many items were put in front as a page has, a page is the one before.
        if (_lastRead != page - 1 || page <= _lastGiven || isGrown || !_recent.AreTheLast(list.Items, itemName))
            return false;
        return _lastPage is null ? true : throw Inconsistent($"gave page {page - 1} again where page {page} was asked for", page);
    }

    private bool IsEnd(ListAnswer list) =>
        list.Items.Count == 0 || (list.Items.Count < PageSize && (_sizeIsSure || !_isSurelyPaged));

    // A list may shrink or grow while it is read, but no list needs thrice as many reads as it had pages.
    private void CountRead(long page)
    {
        if (_readsLeft == long.MaxValue && _lastPage is { } pages)
            _readsLeft = (3 * Math.Min(Math.Max(0, pages - _firstPage) + 1, int.MaxValue)) + 30;
        if (_readsLeft != long.MaxValue && --_readsLeft < 0)
            throw Inconsistent("tells of another length again and again", page);
    }

    private void CountEmptyPages(int items, long page)
    {
        _emptyPages = items == 0 && !IsDone ? _emptyPages + 1 : 0;
        if (_emptyPages == MaximumEmptyPages)
            throw Inconsistent($"tells of {_lastPage} pages, but {MaximumEmptyPages} in a row were empty", page);
    }

    private IpernityTransportException Inconsistent(FormattableString why, long page) => Inconsistent(FormattableString.Invariant(why), page);

    private IpernityTransportException Inconsistent(string why, long page) =>
        new(TransportFailure.InvalidAnswer, _method, FormattableString.Invariant($"The list of {_method} {why}: the reading ended at page {page}."));

    private List<ReadOnlyMemory<byte>> Cut(List<ReadOnlyMemory<byte>> items, long skip)
    {
        var wanted = _options.First - Given ?? long.MaxValue;
        List<ReadOnlyMemory<byte>> cut = [.. items.Skip((int)Math.Min(skip, int.MaxValue)).Take((int)Math.Min(wanted, int.MaxValue))];
        Given += cut.Count;
        IsDone |= Given >= _options.First;
        return cut;
    }
}
