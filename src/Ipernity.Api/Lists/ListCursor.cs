using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>
/// Decides, answer by answer, which page of a list to request next and which items to return. It sends nothing.
/// <para>
/// Example: a list of A to F with pages of two shrinks while it is read.
/// <code>
/// page 1: A B, total 6   gives A B   places 0 and 1 are given; page 2 is next
/// page 2: C D, total 6   gives C D   places 0 to 3 are given; page 3 is next
/// (A is removed, so the list is B C D E F and E has moved from page 3 to page 2)
/// page 3: F,   total 5   gives F     one item is gone, so only places 0 to 2 are certain; page 2 is next, again
/// page 2: D E, total 5   gives E     D was given before; places 0 to 4 are given, which is the whole list
/// </code>
/// </para>
/// </summary>
internal sealed class ListCursor
{
    private readonly ListOptions _options;
    private readonly PageSizeProbe _size;
    private readonly ListEnd _end;
    private readonly RecentItems _recent = new();
    private ListPosition _position = null!;
    private long _firstPage;
    private long _skipLeft;
    private long _added;
    private long _lastGivenPage;
    private long _lastReadPage;

    /// <param name="method">The method, for messages.</param>
    /// <param name="options">Which part of the list is wanted.</param>
    /// <param name="pageSize">The requested page size.</param>
    /// <param name="isSurelyPaged">Whether the method is known to have pages, although an answer may not mention them.</param>
    public ListCursor(string method, ListOptions options, long pageSize, bool isSurelyPaged)
    {
        _options = options;
        _size = new PageSizeProbe(pageSize);
        _end = new ListEnd(method, _size, isSurelyPaged);
        StartPages();
    }

    public long PageSize => _size.Size;

    /// <summary>The page whose answer is accepted next.</summary>
    public long NextPage { get; private set; }

    /// <summary>The number of items in the whole list, if the service reports it.</summary>
    public long? Total => _end.Total;

    /// <summary>The number of items given so far.</summary>
    public long Given { get; private set; }

    /// <summary>How many announced items of the requested part are missing at the end.</summary>
    public long Shortfall { get; private set; }

    /// <summary>How many pages were read in order since the list last shrank.</summary>
    public long PagesInOrder { get; private set; }

    /// <summary>Whether an answer was accepted. The first one is not if the service uses another page size than requested.</summary>
    public bool IsStarted { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Whether a page will probably be needed. The pages before it may still change that.</summary>
    public bool IsExpected(long page) => page <= _end.LastPage && page <= LastWantedPage();

    /// <summary>Takes the answer for <see cref="NextPage"/>.</summary>
    /// <returns>The items to return. If the next page is not the following one, discard pages that were requested ahead.</returns>
    /// <exception cref="IpernityTransportException">The answers contradict each other.</exception>
    public List<ReadOnlyMemory<byte>> Accept(ListAnswer answer, string itemName)
    {
        var page = NextPage;
        if (_size.IsChangedBy(answer, page))
            StartPages();
        if (NextPage != page)
            return [];

        IsStarted = true;
        var added = _end.CountAdded(answer);
        _added = Math.Min(_added, long.MaxValue - added) + added;
        _position.Shrink(_end.CountRemoved(answer));
        _position.Grow(added);
        // If as many items as a page holds were added at the beginning, a page repeats the previous one.
        var mayRepeat = _lastReadPage == page - 1 && page > _lastGivenPage && !_end.HasGrown(answer);
        _end.TakeLength(answer, page);
        var isReadAgain = page <= _lastGivenPage;
        var isPastEnd = _end.IsPast(answer, page, () => mayRepeat && _recent.AreTheLast(answer.Items, itemName));
        var items = isPastEnd ? []
            : isReadAgain || _size.IsInferred ? _recent.WithoutKnown(answer.Items, itemName)
            : answer.Items;

        MoveOn(answer, page, isPastEnd);
        _end.CountEmptyPage(answer.Items.Count == 0 && !IsDone, page);
        if (!isReadAgain || items.Count == 0)
            _end.CountRead(page, _firstPage);
        if (!isPastEnd)
            _recent.Add(answer.Items, itemName);
        var given = Cut(items);
        // The total no longer counts removed items, and added items may be on pages that were already read.
        if (IsDone && Total is { } total)
        {
            var expected = Math.Max(0, total - _added) - _options.Skip;
            Shortfall = Math.Max(0, Math.Min(_options.First ?? long.MaxValue, expected) - Given);
        }

        return given;
    }

    /// <summary>Takes the only answer of a method without pages.</summary>
    public List<ReadOnlyMemory<byte>> AcceptWhole(ListAnswer answer)
    {
        IsStarted = IsDone = true;
        // Such a method may count something else, so its total does not announce a number of items.
        answer.Total ??= answer.Items.Count;
        _end.TakeLength(answer, page: 1);
        _skipLeft = _options.Skip;
        return Cut(answer.Items);
    }

    private void StartPages()
    {
        // A caller that wants no items wants the total, which every page contains.
        var wantsItems = _options.First != 0;
        NextPage = _firstPage = wantsItems ? (_options.Skip / PageSize) + 1 : 1;
        _skipLeft = wantsItems ? _options.Skip % PageSize : 0;
        _position = new ListPosition(_firstPage, PageSize);
    }

    private long LastWantedPage() => _options.First is { } first && first <= long.MaxValue - _options.Skip
        ? _size.PagesFor(_options.Skip + first)
        : long.MaxValue;

    // The end is reached only if no item before it can be missing.
    private void MoveOn(ListAnswer answer, long page, bool isPastEnd)
    {
        var mayMiss = _position.IsBefore(page);
        if (!isPastEnd)
        {
            _position.Give(page);
            _lastGivenPage = Math.Max(_lastGivenPage, page);
        }

        _lastReadPage = page;
        PagesInOrder = mayMiss ? 0 : PagesInOrder + 1;
        NextPage = _position.NextPage;
        IsDone = !mayMiss && (isPastEnd || NextPage > _end.LastPage || (_position.HasNoGap && _end.IsReachedBy(answer)));
    }

    // If the service hides items, a page may have fewer items than are to be skipped. The rest is skipped on the next page.
    private List<ReadOnlyMemory<byte>> Cut(List<ReadOnlyMemory<byte>> items)
    {
        var skipped = (int)Math.Min(_skipLeft, items.Count);
        _skipLeft -= skipped;
        var wanted = _options.First - Given ?? long.MaxValue;
        List<ReadOnlyMemory<byte>> cut = [.. items.Skip(skipped).Take((int)Math.Min(wanted, int.MaxValue))];
        Given += cut.Count;
        IsDone |= Given >= _options.First;
        return cut;
    }
}
