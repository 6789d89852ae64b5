using System.Diagnostics;
using System.Globalization;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Waits until the service has created documents from files that were sent (<c>upload.checkTickets</c>). One call checks up to fifty
/// tickets, and no ticket is checked before the time that the service announced (<c>eta</c>).
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
public sealed class TicketWaiter : IDisposable
{
    private const string Method = "upload.checkTickets";
    private const int MostPerCall = 50;

    private static readonly TimeSpan ShortestCall = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestGuess = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(200);

    private readonly IpernityClient _client;
    private readonly UploadOptions _options;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, OpenTicket> _open = new(StringComparer.Ordinal);
    private TimeSpan _nextCall;
    private bool _isRunning;

    /// <summary>Creates a waiter. Nothing is sent yet.</summary>
    /// <param name="client">The client that asks.</param>
    /// <param name="options">The member's token and the time limits.</param>
    public TicketWaiter(IpernityClient client, UploadOptions options)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = (options ?? throw new ArgumentNullException(nameof(options))).Checked();
    }

    /// <summary>Waits for one ticket, together with the others.</summary>
    /// <param name="ticket">The ticket from the answer to the upload.</param>
    /// <param name="path">The file that was sent, if known, for messages.</param>
    /// <returns>The document's identifier.</returns>
    /// <exception cref="IpernityUploadException">The service created no document, or none in time.</exception>
    /// <exception cref="IpernityException">The service refuses to answer.</exception>
    /// <exception cref="OperationCanceledException">The waiter was disposed.</exception>
    public Task<string> WaitAsync(string ticket, string? path = null)
    {
        _ = ticket ?? throw new ArgumentNullException(nameof(ticket));
        lock (_open)
        {
            if (!_open.TryGetValue(ticket, out var open))
            {
                open = new OpenTicket(ticket, path, _clock.Elapsed + FirstAfter, _clock.Elapsed + _options.TicketTimeout);
                _open.Add(ticket, open);
            }

            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync);
            }

            return open.Document.Task;
        }
    }

    /// <summary>Ends all waits.</summary>
    public void Dispose() => _stop.Cancel();

    private async Task RunAsync()
    {
        try
        {
            while (TakeNext(out var pause) is { } due)
            {
                if (due.Length == 0)
                    await Task.Delay(pause, _stop.Token).ConfigureAwait(false);
                else
                    await AskAsync(due).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            OpenTicket[] left;
            lock (_open)
            {
                left = [.. _open.Values];
                _open.Clear();
                _isRunning = false;
            }

            foreach (var ticket in left)
                ticket.Document.TrySetException(failure);
        }
    }

    /// <returns>The tickets to check now, an empty array if none is due yet, or null if no ticket is left.</returns>
    private OpenTicket[]? TakeNext(out TimeSpan pause)
    {
        lock (_open)
        {
            pause = default;
            var now = _clock.Elapsed;
            foreach (var late in _open.Values.Where(ticket => ticket.Deadline <= now).ToArray())
                Fail(late, TimedOut(late));
            if (_open.Count == 0)
            {
                _isRunning = false;
                return null;
            }

            OpenTicket[] due =
                [.. _open.Values.Where(ticket => ticket.Due <= now).OrderBy(static ticket => ticket.Due).Take(MostPerCall)];
            if (due.Length == MostPerCall || (due.Length > 0 && now >= _nextCall))
                return due;

            var wake = _open.Values.Min(static ticket => ticket.Due < ticket.Deadline ? ticket.Due : ticket.Deadline);
            pause = Clamp((wake > _nextCall ? wake : _nextCall) - now);
            return [];
        }
    }

    private async Task AskAsync(OpenTicket[] tickets)
    {
        ILookup<string, IAnswerNode>? told = null;
        IpernityException? trouble = null;
        try
        {
            told = await CallAsync(tickets).ConfigureAwait(false);
        }
        catch (IpernityApiException refused) when (refused.IsMethodCode)
        {
            // An unknown ticket makes the whole call fail, so find out which one it is.
            if (tickets.Length > 1)
            {
                foreach (var ticket in tickets)
                    await AskAsync([ticket]).ConfigureAwait(false);
                return;
            }

            FailOne(tickets[0], Invalid(tickets[0], refused));
            return;
        }
        catch (IpernityException failure) when (MayPass(failure))
        {
            // The service has the files, and the failure may be temporary.
            trouble = failure;
        }

        lock (_open)
        {
            _nextCall = _clock.Elapsed + BetweenCalls;
            foreach (var ticket in tickets)
                Settle(ticket, told?[ticket.Id].FirstOrDefault(), trouble);
        }
    }

    private async Task<ILookup<string, IAnswerNode>> CallAsync(OpenTicket[] tickets)
    {
        var ids = string.Join(",", tickets.Select(static ticket => ticket.Id));
        var call = new ApiCall(Method, new KeyValuePair<string, string>("tickets", ids));
        // A hanging call must not outlast the deadline of the first ticket.
        var left = tickets.Min(static ticket => ticket.Deadline) - _clock.Elapsed;
        var timeout = left < ShortestCall ? ShortestCall : left < _options.Timeout ? left : _options.Timeout;
        var answer = await _client.CallAsync(call, _options.CallOptions with { Timeout = timeout }, _stop.Token).ConfigureAwait(false);
        var list = answer.ReadRoot().Child("tickets")?.Children("ticket") ?? [];
        return list.ToLookup(static ticket => ticket.Text("id") ?? "", StringComparer.Ordinal);
    }

    private static bool MayPass(IpernityException failure) => failure
        is not IpernityApiException { SharedCode: < ApiErrorCode.ServiceError and not ApiErrorCode.RateLimited };

    private void Settle(OpenTicket ticket, IAnswerNode? told, IpernityException? trouble)
    {
        var isDone = told?.Text("done") == "1";
        if (isDone && told!.Text("doc_id") is { Length: > 0 } and not "0" and var document)
        {
            _open.Remove(ticket.Id);
            ticket.Document.TrySetResult(document);
        }
        else if (isDone || told?.Text("invalid") == "1")
        {
            Fail(ticket, Invalid(ticket));
        }
        else if (trouble?.RetryAfter > ticket.Deadline - _clock.Elapsed)
        {
            Fail(ticket, Postponed(ticket, trouble!));
        }
        else
        {
            ticket.Trouble = trouble;
            ticket.Due = _clock.Elapsed + (trouble?.RetryAfter ?? ReadEta(told) ?? ticket.GuessPause(LongestGuess));
        }
    }

    private void FailOne(OpenTicket ticket, Exception failure)
    {
        lock (_open)
            Fail(ticket, failure);
    }

    private void Fail(OpenTicket ticket, Exception failure)
    {
        _open.Remove(ticket.Id);
        ticket.Document.TrySetException(failure);
    }

    private static IpernityUploadException Invalid(OpenTicket ticket, Exception? cause = null) => new(
        UploadFailure.TicketInvalid,
        Method,
        $"Ticket {ticket.Id} of {ticket.File} has no document. The service could not process the file, or does not know the ticket.",
        innerException: cause)
    {
        Ticket = ticket.Id,
    };

    private IpernityUploadException TimedOut(OpenTicket ticket) => new(
        UploadFailure.TicketTimedOut,
        Method,
        $"The service received {ticket.File} (ticket {ticket.Id}) but created no document within {DurationText.Of(_options.TicketTimeout)}."
            + (ticket.Trouble is { } trouble ? $" {trouble.Summary}" : ""),
        innerException: ticket.Trouble)
    {
        Ticket = ticket.Id,
    };

    private static IpernityUploadException Postponed(OpenTicket ticket, IpernityException trouble) => new(
        UploadFailure.TicketTimedOut,
        Method,
        $"The service received {ticket.File} (ticket {ticket.Id}), but its document could not be found in time. {trouble.Message}",
        innerException: trouble)
    {
        Ticket = ticket.Id,
    };

    private static TimeSpan? ReadEta(IAnswerNode? told) =>
        double.TryParse(told?.Text("eta"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static TimeSpan Clamp(TimeSpan pause) =>
        pause > LongestSleep ? LongestSleep : pause < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : pause;

    private sealed class OpenTicket(string id, string? path, TimeSpan due, TimeSpan deadline)
    {
        private int _guesses;

        public string Id { get; } = id;

        public string File => path is null ? "the file" : $"'{path}'";

        public TimeSpan Due { get; set; } = due;

        public TimeSpan Deadline { get; } = deadline;

        public IpernityException? Trouble { get; set; }

        public TaskCompletionSource<string> Document { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // If the service does not announce a time: one second, then growing pauses.
        public TimeSpan GuessPause(TimeSpan longest)
        {
            var pause = TimeSpan.FromSeconds(Math.Pow(1.5, _guesses++));
            return pause < longest ? pause : longest;
        }
    }
}
