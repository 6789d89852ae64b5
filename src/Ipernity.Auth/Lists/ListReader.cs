using System.Globalization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Methods;

namespace Ipernity.Auth.Lists;

/// <summary>
/// Reads a list page by page, in order, asking for some pages ahead. A list may change while it is read: where it shrinks, items
/// move to pages that were read already, so those are read again and what is new on them is given; where it grows, an item
/// may be given twice. (Source: the service's documentation, chapter "Lists".)
/// </summary>
public sealed class ListReader : IDisposable
{
    private const int UsualPageSize = 100;

    // A list may hide items and so have an empty page, but not page after page of nothing.
    private const int MaximumEmptyPages = 10;

    private readonly IpernityClient _client;
    private readonly ApiCall _call;
    private readonly ListOptions _options;
    private readonly bool _isPaged;
    private readonly RecentPages _recent = new();
    private readonly Queue<Task<Fetched>> _ahead = new();
    private CancellationTokenSource _window = new();
    private ListPath? _path;
    private long _size;
    private long _firstPage;
    private long _nextToRequest;
    private long _nextToGive;
    private long _lastGiven;
    private long? _lastPage;
    private long? _total;
    private long _readsLeft = long.MaxValue;
    private int _emptyPages;
    private bool _sizeIsTold;
    private bool _isDone;

    /// <summary>Prepares to read; nothing is sent yet.</summary>
    /// <param name="client">Where to call.</param>
    /// <param name="call">The method and its parameters without <c>page</c>. A <c>per_page</c> among them is kept; without one, pages are as large as the method allows.</param>
    /// <param name="options">Which part of the list is read; all where left out.</param>
    /// <exception cref="ArgumentException">The method answers no list, or the parameters contradict reading it all.</exception>
    public ListReader(IpernityClient client, ApiCall call, ListOptions? options = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _call = call ?? throw new ArgumentNullException(nameof(call));
        _options = (options ?? new ListOptions()).Checked();

        var facts = call.Facts;
        _path = facts?.List;
        _isPaged = facts is not { ParametersAreKnown: true, IsPaged: false };
        if (!_isPaged && _path is null)
            throw NoList(call.Method);
        if (call.Find("page") is not null)
            throw new ArgumentException("The parameter 'page' is set page by page. Leave it out; the first items can be skipped.");

        _size = FindPageSize(facts);
        StartAtSkipped();
    }

    /// <summary>How many items were given.</summary>
    public long Given { get; private set; }

    /// <summary>Gives the next page. The first one comes even where it is empty.</summary>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    /// <returns>The page; nothing at the list's end.</returns>
    /// <exception cref="ArgumentException">The answer holds no list.</exception>
    /// <exception cref="IpernityException">A page could not be read, or the answers contradict each other. The reading is over.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public async Task<ListPage?> ReadNextAsync(CancellationToken cancellationToken = default)
    {
        using var stop = cancellationToken.Register(static reader => ((ListReader)reader!)._window.Cancel(), this);
        try
        {
            while (!_isDone)
            {
                RequestAhead(cancellationToken);
                var isFirst = _lastPage is null && _recent.Last is null;
                var fetched = await _ahead.Dequeue().ConfigureAwait(false);
                if (Accept(fetched) is { } items && (items.Count > 0 || isFirst))
                {
                    // While the caller works on this page, the next ones are on their way.
                    if (!_isDone)
                        RequestAhead(cancellationToken);
                    return new ListPage(_call.Method, _path!.Item, items, _total, fetched.MaxDepth);
                }
            }

            return null;
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            _isDone = true;
            throw;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Ends the reading: what is under way is cancelled.</summary>
    public void Dispose()
    {
        _isDone = true;
        Abandon();
        _window.Dispose();
    }

    private static ArgumentException NoList(string method) => new($"{method} answers no list that could be read page by page.");

    private long FindPageSize(MethodFacts? facts)
    {
        if (_call.Find("per_page") is { } given)
        {
            return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
                ? size
                : throw new ArgumentException($"The parameter 'per_page' is '{given}', which is not the size of a page.");
        }

        long usual = facts?.MaximumPageSize ?? UsualPageSize;
        return _options.First is > 0 and { } first && first + _options.Skip < usual ? first + _options.Skip : usual;
    }

    private void StartAtSkipped()
    {
        _firstPage = _isPaged ? (_options.Skip / _size) + 1 : 1;
        _nextToRequest = _nextToGive = _firstPage;
    }

    // As many pages ahead as were already given, up to the limit: who wants only a few items does not make the service look up many.
    private void RequestAhead(CancellationToken cancellationToken)
    {
        var limit = Math.Min(_options.ThrottleLimit, Math.Max(1, _lastGiven - _firstPage + 1));
        while (_ahead.Count < limit && MayRequest(_nextToRequest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ahead.Enqueue(FetchAsync(_nextToRequest++, _window.Token));
        }
    }

    private bool MayRequest(long page)
    {
        if (_ahead.Count == 0)
            return true;
        var lastWanted = _options.First is { } first ? (_options.Skip + first + _size - 1) / _size : long.MaxValue;
        return page <= _lastPage && page <= lastWanted;
    }

    private async Task<Fetched> FetchAsync(long page, CancellationToken cancellationToken)
    {
        var call = _isPaged ? _call.With(new("page", Text(page)), new("per_page", Text(_size))) : _call;
        var answer = await _client.CallAsync(call, cancellationToken).ConfigureAwait(false);
        _path ??= ListFinder.Find(answer) ?? throw NoList(_call.Method);
        return new Fetched(ListAnswerReader.Read(answer, _path), answer.MaxDepth);
    }

    /// <returns>The items to give; nothing where the page has to be read again, later.</returns>
    private List<ReadOnlyMemory<byte>>? Accept(Fetched fetched)
    {
        var (list, page) = (fetched.List, _nextToGive);
        if (!_isPaged)
        {
            _isDone = true;
            _total = list.Total ?? list.Items.Count;
            return Cut(list.Items, _options.Skip);
        }

        if (TakePageSize(list) || StepBack(list, page))
            return null;

        _lastPage = list.Pages ?? (list.Total + _size - 1) / _size;
        _total = list.Total ?? _total;
        CountReads();
        _nextToGive = page + 1;

        // Past its end, the service gives the last page again.
        var isReadAgain = page <= _lastGiven;
        var isPastEnd = list.Page < page || (_lastPage is null && page > _firstPage && IsSameAsLast(list.Items));
        IReadOnlyList<ReadOnlyMemory<byte>> items = isPastEnd ? [] : isReadAgain ? _recent.WithoutKnown(list.Items) : list.Items;
        _isDone = isPastEnd || page >= _lastPage || (_lastPage is null && list.Items.Count < _size);
        CountEmptyPages(list.Items.Count);
        _recent.Add(items);
        _lastGiven = Math.Max(_lastGiven, page);
        return Cut(items, page == _firstPage && !isReadAgain ? _options.Skip % _size : 0);
    }

    // The service may allow smaller pages than it was asked for.
    private bool TakePageSize(ListAnswer list)
    {
        if (_sizeIsTold || _recent.Last is not null || list.PageSize is not { } told || told == 0 || told == _size)
            return false;

        _sizeIsTold = true;
        _size = told;
        var asked = _firstPage;
        StartAtSkipped();
        if (_firstPage == asked)
        {
            _nextToRequest = asked + 1;
            return false;
        }

        Abandon();
        return true;
    }

    // What was deleted may have stood before this page, and then as many items have moved to pages that were read already.
    private bool StepBack(ListAnswer list, long page)
    {
        if (list.Total >= _total || _total is null || list.Total is null || page == _firstPage)
            return false;

        var moved = (_total.Value - list.Total.Value + _size - 1) / _size;
        _total = list.Total;
        CountReads();
        _nextToRequest = _nextToGive = Math.Max(_firstPage, page - moved);
        Abandon();
        return true;
    }

    // A list may shrink or grow while it is read, but no list needs thrice as many reads as it had pages.
    private void CountReads()
    {
        if (_readsLeft == long.MaxValue && _lastPage is { } pages)
            _readsLeft = (3 * Math.Min(pages - _firstPage + 1, int.MaxValue)) + 30;
        if (_readsLeft != long.MaxValue && --_readsLeft < 0)
            throw Inconsistent("has more and more pages");
    }

    private void CountEmptyPages(int items)
    {
        _emptyPages = items == 0 && !_isDone ? _emptyPages + 1 : 0;
        if (_emptyPages == MaximumEmptyPages)
            throw Inconsistent($"tells of {_lastPage} pages, but {MaximumEmptyPages} in a row were empty");
    }

    private IpernityTransportException Inconsistent(string why) =>
        new(TransportFailure.InvalidAnswer, _call.Method, FormattableString.Invariant($"The list of {_call.Method} {why}: the reading ended at page {_nextToGive}."));

    private bool IsSameAsLast(List<ReadOnlyMemory<byte>> items) =>
        _recent.Last is { } last && last.Count == items.Count
            && items.Zip(last, static (left, right) => left.Span.SequenceEqual(right.Span)).All(static same => same);

    private List<ReadOnlyMemory<byte>> Cut(IReadOnlyList<ReadOnlyMemory<byte>> items, long skip)
    {
        var wanted = _options.First - Given ?? long.MaxValue;
        List<ReadOnlyMemory<byte>> cut = [.. items.Skip((int)Math.Min(skip, int.MaxValue)).Take((int)Math.Min(wanted, int.MaxValue))];
        Given += cut.Count;
        _isDone |= Given >= _options.First;
        return cut;
    }

    private void Abandon()
    {
        _window.Cancel();
        _window = new CancellationTokenSource();
        foreach (var page in _ahead)
            _ = page.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _ahead.Clear();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Fetched(ListAnswer List, int MaxDepth);
}
