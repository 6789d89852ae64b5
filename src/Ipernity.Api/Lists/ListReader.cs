using System.Globalization;
using System.Runtime.ExceptionServices;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Api.Methods;

namespace Ipernity.Api.Lists;

/// <summary>
/// Reads a list page by page, in order, asking for some pages ahead. A list may change while it is read: where it shrinks, items
/// move to pages that were read already, so those are read again and what is new on them is given then; where it grows, an
/// item may be given twice. One page is read at a time; <see cref="Dispose"/> may come at any time. (Source: the service's
/// documentation, chapter "Lists".)
/// </summary>
public sealed class ListReader : IDisposable
{
    private const int UsualPageSize = 100;

    private readonly IpernityClient _client;
    private readonly ApiCall _call;
    private readonly CallOptions _callOptions;
    private readonly ListOptions _options;
    private readonly bool _isPaged;
    private readonly bool _isSurelyPaged;
    private readonly ListWalk _walk;
    private readonly Queue<Task<Fetched>> _ahead = new();
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenRegistration _stopping;
    private ExceptionDispatchInfo? _failure;
    private ListPath? _path;
    private long _nextToRequest;
    private bool _isStarted;
    private volatile bool _isDisposed;

    /// <summary>Prepares to read; nothing is sent yet.</summary>
    /// <param name="client">Where to call.</param>
    /// <param name="call">The method and its parameters without <c>page</c>. A <c>per_page</c> among them is kept; without one, pages are as large as the method allows.</param>
    /// <param name="callOptions">How each page is requested.</param>
    /// <param name="options">Which part of the list is read; all where left out.</param>
    /// <exception cref="ArgumentException">The method answers no list, or the call contradicts reading it all.</exception>
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
            throw new ArgumentException($"Lists are read as JSON, not as {_callOptions.Format}.");
        if (call.Find("page") is not null)
            throw new ArgumentException("The parameter 'page' is set page by page. Leave it out; the first items can be skipped.");

        _walk = new ListWalk(call.Method, _options, FindPageSize(facts), _isSurelyPaged);
        _nextToRequest = _walk.NextPage;
    }

    /// <summary>How many items were given.</summary>
    public long Given => _walk.Given;

    /// <summary>Gives the next page. The first one comes even where it is empty.</summary>
    /// <param name="cancellationToken">Ends the reading at once, and also what was asked for ahead when this call has returned.</param>
    /// <returns>The page; nothing at the list's end.</returns>
    /// <exception cref="ArgumentException">The answer holds no list.</exception>
    /// <exception cref="IpernityException">A page could not be read, or the answers contradict each other. The reading is over: whoever asks again is told the same.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed of.</exception>
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

    /// <summary>Ends the reading: what is under way is cancelled.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _stopping.Dispose();
        End();
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
        return _options.First switch
        {
            null => usual,
            0 => 1,
            { } first => _options.Skip < usual && first < usual - _options.Skip ? _options.Skip + first : usual,
        };
    }

    private async Task<ListPage?> ReadAsync(CancellationToken cancellationToken)
    {
        while (!_walk.IsDone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RequestAhead();
            var page = _walk.NextPage;
            var fetched = await TakeNextAsync().ConfigureAwait(false);
            var items = _isPaged ? _walk.Accept(fetched.List, fetched.ItemName) : _walk.AcceptWhole(fetched.List);
            if (!_walk.IsDone && _walk.NextPage != page + 1)
                await DiscardAheadAsync().ConfigureAwait(false);

            // While the caller works on this page, the next ones are on their way.
            if (!_walk.IsDone)
                RequestAhead();
            if (items.Count == 0 && (_isStarted || !_walk.IsStarted))
                continue;
            _isStarted = true;
            return new ListPage(_call.Method, fetched.ItemName, items, _walk.Total, fetched.MaxDepth);
        }

        return null;
    }

    // As many pages ahead as were given in order, up to the limit: who wants only a few items does not make the service look up
    // many, and what is asked for ahead while a list shrinks is often void.
    private void RequestAhead()
    {
        var limit = Math.Min(_options.ThrottleLimit, Math.Max(1, _walk.PagesInOrder));
        lock (_ahead)
        {
            while (_ahead.Count < limit && (_ahead.Count == 0 || _walk.IsExpected(_nextToRequest)))
            {
                var page = FetchAsync(_nextToRequest++);
                // A page that nobody waits for any more may fail.
                _ = page.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                _ahead.Enqueue(page);
            }
        }
    }

    private Task<Fetched> TakeNextAsync()
    {
        lock (_ahead)
        {
            ThrowIfDisposed();
            return _ahead.Dequeue();
        }
    }

    // To wait for them keeps their connections, and never asks for more pages at a time than is allowed.
    private async Task DiscardAheadAsync()
    {
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
                // It is asked for again where it is wanted.
            }
        }

        _nextToRequest = _walk.NextPage;
    }

    private async Task<Fetched> FetchAsync(long page)
    {
        var call = _isPaged ? _call.With(new("page", Text(page)), new("per_page", Text(_walk.PageSize))) : _call;
        var answer = await _client.CallAsync(call, _callOptions, _stop.Token).ConfigureAwait(false);
        _path ??= ListFinder.Find(answer);
        if (_path is not null)
            return new Fetched(ListAnswerReader.Read(answer, _path), _path.Item, answer.MaxDepth);
        return _isSurelyPaged ? new Fetched(new ListAnswer(), "", answer.MaxDepth) : throw NoList(_call.Method);
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

    private sealed record Fetched(ListAnswer List, string ItemName, int MaxDepth);
}
