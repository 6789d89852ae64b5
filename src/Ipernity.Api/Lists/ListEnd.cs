using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>Detects the end of a paged list from its total, its number of pages, or what its pages contain.</summary>
/// <param name="method">The method, for messages.</param>
/// <param name="size">The page size.</param>
/// <param name="isSurelyPaged">Whether the method is known to have pages, although an answer may not mention them.</param>
internal sealed class ListEnd(string method, PageSizeProbe size, bool isSurelyPaged)
{
    // The service may hide items, so a page may be empty. Many empty pages in a row have another cause.
    private const int MaximumEmptyPages = 10;

    private long? _readsLeft;
    private int _emptyPages;

    /// <summary>The number of items in the whole list, if the service reports it.</summary>
    public long? Total { get; private set; }

    /// <summary>The last page, if the service reports it or the total implies it.</summary>
    public long? LastPage { get; private set; }

    /// <summary>How many items were removed since the previous answer. Without a total, an upper bound.</summary>
    public long CountRemoved(ListAnswer answer)
    {
        if (answer.Total < Total)
            return Total.Value - answer.Total.Value;
        if (answer.Total is not null || !(answer.Pages < LastPage))
            return 0;
        return Math.Min(LastPage.Value - answer.Pages.Value + 1, long.MaxValue / size.Size) * size.Size;
    }

    /// <summary>How many items were added since the previous answer.</summary>
    public long CountAdded(ListAnswer answer) => answer.Total > Total ? answer.Total.Value - Total.Value : 0;

    /// <summary>Whether the list has grown since the previous answer.</summary>
    public bool HasGrown(ListAnswer answer) => answer.Total > Total || answer.Pages > LastPage;

    public void TakeLength(ListAnswer answer, long page)
    {
        Total = answer.Total ?? Total;
        LastPage = answer.Pages ?? (answer.Total is { } total ? size.PagesFor(total) : LastPage);
        // The service claims an empty list, but the first page has items.
        if (page == 1 && LastPage == 0 && answer.Items.Count > 0)
            LastPage = null;
    }

    /// <summary>Whether a page lies past the end, where the service sends nothing or repeats the last page.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="page">The requested page.</param>
    /// <param name="repeatsPreviousPage">Finds out whether the answer has the same items as the page before it.</param>
    /// <exception cref="IpernityTransportException">The service sent a page that was not requested.</exception>
    public bool IsPast(ListAnswer answer, long page, Func<bool> repeatsPreviousPage)
    {
        if (page == 1)
            return false;
        if (page > LastPage)
            return answer.Items.Count == 0 || answer.Page != page;
        if (answer.Page is > 0 and { } told && told != page)
            return (LastPage is null && told < page) ? true : throw Inconsistent($"page {told} came instead of page {page}", page);
        if (!repeatsPreviousPage())
            return false;
        return LastPage is null ? true : throw Inconsistent($"page {page - 1} came again instead of page {page}", page);
    }

    /// <summary>Whether a page is the last one of a list that reports no length.</summary>
    public bool IsReachedBy(ListAnswer answer) =>
        LastPage is null
        && (answer.Items.Count == 0 || (answer.Items.Count < size.Size && (size.IsConfirmed || !isSurelyPaged)));

    /// <summary>Counts a read. A list may change while it is read, but no list needs three times as many reads as it has pages.</summary>
    /// <exception cref="IpernityTransportException">There were too many reads.</exception>
    public void CountRead(long page, long firstPage)
    {
        if (LastPage is { } pages)
            _readsLeft ??= (3 * Math.Min(Math.Max(0, pages - firstPage) + 1, int.MaxValue)) + 30;
        if (--_readsLeft < 0)
            throw Inconsistent("their number keeps changing", page);
    }

    /// <summary>Counts pages without items.</summary>
    /// <exception cref="IpernityTransportException">Too many pages in a row were empty.</exception>
    public void CountEmptyPage(bool isEmpty, long page)
    {
        _emptyPages = isEmpty ? _emptyPages + 1 : 0;
        if (_emptyPages == MaximumEmptyPages)
            throw Inconsistent($"there are {LastPage} pages, but {MaximumEmptyPages} in a row were empty", page);
    }

    private IpernityTransportException Inconsistent(FormattableString why, long page) =>
        Inconsistent(FormattableString.Invariant(why), page);

    private IpernityTransportException Inconsistent(string why, long page) => new(
        TransportFailure.InvalidAnswer,
        method,
        FormattableString.Invariant($"The pages of {method} are inconsistent: {why}. Reading stopped at page {page}."));
}
