using System.Globalization;
using System.Runtime.ExceptionServices;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Lists;

/// <summary>
/// Reads a list page by page, in order, and requests some pages ahead. The list may change meanwhile: if it shrinks, items move to
/// pages that were read already, so those are read again for their new items; if it grows, an item may be given twice.
/// Read one page at a time; <see cref="Dispose"/> may be called at any time. (Source: the service's documentation, chapter "Lists".)
/// </summary>
public sealed class ListReader : IDisposable
{
    private const int DefaultPageSize = 100;

    private readonly IpernityClient _client;
    private readonly ApiCall _call;
    private readonly CallOptions _callOptions;
    private readonly ListOptions _options;
    private readonly bool _isPaged;
    private readonly bool _isSurelyPaged;
    private readonly ListCursor _cursor;
    private readonly Queue<Task<FetchedPage>> _ahead = new();
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenRegistration _stopping;
    private ExceptionDispatchInfo? _failure;
    private ListPath? _path;
    private long _nextToRequest;
    private bool _hasGivenPage;
    private bool _hasShrunk;
    private volatile bool _isDisposed;

    /// <summary>Creates a reader. Nothing is sent yet.</summary>
    /// <param name="client">The client to call with.</param>
    /// <param name="call">
    /// The method and its parameters without <c>page</c>. Without <c>per_page</c>, pages are as large as the method allows.
    /// </param>
    /// <param name="callOptions">How each page is requested.</param>
    /// <param name="options">Which part of the list is read. By default all of it.</param>
    /// <exception cref="ArgumentException">The method returns no list, or a parameter or the format does not allow reading it.</exception>
    public ListReader(IpernityClient client, ApiCall call, CallOptions? callOptions = null, ListOptions? options = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _call = call ?? throw new ArgumentNullException(nameof(call));
        _callOptions = callOptions ?? CallOptions.Default;
        _options = (options ?? new ListOptions()).Checked();

        var facts = MethodCatalogue.Find(call.Method);
        _path = facts?.List;
        _isSurelyPaged = facts is { IsPaged: true };
        _isPaged = facts is not { ParametersAreKnown: true, IsPaged: false };
        if (!_isPaged && _path is null)
            throw NoList(call.Method);
        if (_callOptions.Format != AnswerFormat.Json)
            throw new ArgumentException($"Lists can only be read as JSON, not as {_callOptions.Format}.");
        if (call.Find("page") is not null)
            throw new ArgumentException("The parameter 'page' is set for each page. Remove it, and skip items instead.");

        _cursor = new ListCursor(call.Method, _options, FindPageSize(facts), _isSurelyPaged);
        _nextToRequest = _cursor.NextPage;
    }

    /// <summary>How many items were given so far.</summary>
    public long Given => _cursor.Given;

    /// <summary>How many items the service last said the whole list has, or null if it does not report one.</summary>
    public long? Announced => _cursor.Total;

    /// <summary>
    /// How many announced items were missing when the list ended, apart from items that were removed or added meanwhile. The service
    /// may count items that it does not show to the caller. 0 until the end is reached.
    /// </summary>
    public long Shortfall => _cursor.Shortfall;

    /// <summary>Reads the next page. The first page is returned even if it is empty.</summary>
    /// <param name="cancellationToken">Ends reading at once. After this call has returned, it ends the calls for the next pages.</param>
    /// <returns>The page, or null at the end of the list.</returns>
    /// <exception cref="ArgumentException">The method is not in the catalogue, and its answer contains no list.</exception>
    /// <exception cref="IpernityException">
    /// A page could not be read or contains no list, or the pages contradict each other. Reading has ended; further calls throw the same.
    /// </exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public async Task<ListPage?> ReadNextAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        _failure?.Throw();
        _stopping.Dispose();
        _stopping = cancellationToken.Register(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        try
        {
            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            End();
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfDisposed();
            throw;
        }
    }

    /// <summary>Ends reading and cancels the calls in progress.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _stopping.Dispose();
        End();
    }

    private static ArgumentException NoList(string method) => new($"{method} does not return a list that can be read page by page.");

    private long FindPageSize(MethodFacts? facts)
    {
        if (_call.Find("per_page") is { } given)
        {
            return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
                ? size
                : throw new ArgumentException(
                    $"The parameter 'per_page' is '{given}', which is not a page size. Use a number greater than zero.");
        }

        long largest = facts?.MaximumPageSize ?? DefaultPageSize;
        return _options.First switch
        {
            null => largest,
            0 => 1,
            { } first => _options.Skip < largest && first < largest - _options.Skip ? _options.Skip + first : largest,
        };
    }

    private async Task<ListPage?> ReadAsync(CancellationToken cancellationToken)
    {
        while (!_cursor.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RequestAhead(inOrder: _cursor.PagesInOrder);
            var page = _cursor.NextPage;
            var fetched = await TakeNextAsync().ConfigureAwait(false);
            var items = _isPaged ? _cursor.Accept(fetched.List, fetched.ItemName) : _cursor.AcceptWhole(fetched.List);
            if (!_cursor.IsDone && _cursor.NextPage != page + 1)
                await DiscardAheadAsync().ConfigureAwait(false);

            // The next pages arrive while the caller works on this one.
            if (!_cursor.IsDone)
                RequestAhead(inOrder: _cursor.PagesInOrder - 1);
            if (items.Count == 0 && (_hasGivenPage || !_cursor.IsStarted))
                continue;
            _hasGivenPage = true;
            return new ListPage(_call.Method, fetched.ItemName, items, _cursor.Total, fetched.MaxDepth);
        }

        return null;
    }

    // Starts with one page ahead, so that a caller that wants few items does not make the service look up many. If the list shrinks,
    // pages requested ahead are useless, so their number grows only with each page that was read in order.
    private void RequestAhead(long inOrder)
    {
        var limit = inOrder <= 0 ? 1 : _hasShrunk ? Math.Min(_options.ThrottleLimit, inOrder) : _options.ThrottleLimit;
        lock (_ahead)
        {
            while (_ahead.Count < limit && (_ahead.Count == 0 || _cursor.IsExpected(_nextToRequest)))
            {
                var number = _nextToRequest++;
                // On another thread, because an answer that arrives at once would otherwise be read on the caller's thread.
                var page = Task.Run(() => FetchAsync(number));
                // Observe the failure of a page that is never taken.
                _ = page.ContinueWith(
                    static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                _ahead.Enqueue(page);
            }
        }
    }

    private Task<FetchedPage> TakeNextAsync()
    {
        lock (_ahead)
        {
            ThrowIfDisposed();
            return _ahead.Dequeue();
        }
    }

    // Waiting for them keeps their connections open and the number of requests within the limit.
    private async Task DiscardAheadAsync()
    {
        _hasShrunk |= _cursor.IsStarted;
        Task[] ahead;
        lock (_ahead)
        {
            ahead = [.. _ahead];
            _ahead.Clear();
        }

        foreach (var page in ahead)
        {
            try
            {
                await page.ConfigureAwait(false);
            }
            catch (IpernityException)
            {
                // The page is requested again if it is needed.
            }
        }

        _nextToRequest = _cursor.NextPage;
    }

    private async Task<FetchedPage> FetchAsync(long page)
    {
        var call = _isPaged ? _call.With(new("page", Text(page)), new("per_page", Text(_cursor.PageSize))) : _call;
        var answer = await _client.CallAsync(call, _callOptions, _stop.Token).ConfigureAwait(false);
        _path ??= ListPathFinder.Find(answer);
        if (_path is not null)
            return new FetchedPage(ListAnswerReader.Read(answer, _path), _path.Item, answer.MaxDepth);
        if (!_isSurelyPaged)
            throw NoList(_call.Method);
        return ListPathFinder.HasEmptyElement(answer)
            ? new FetchedPage(new ListAnswer(), "", answer.MaxDepth)
            : throw answer.Unreadable("contains no list");
    }

    private void End()
    {
        lock (_ahead)
            _ahead.Clear();
        _stop.Cancel();
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(ListReader));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record FetchedPage(ListAnswer List, string ItemName, int MaxDepth);
}
