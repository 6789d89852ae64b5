using System.Diagnostics;
using System.Globalization;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Waits until the service has made documents of files that were sent (<c>upload.checkTickets</c>): it asks for up to fifty
/// tickets at a time, and for none before the time that the service told (<c>eta</c>).
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
public sealed class TicketWaiter : IDisposable
{
    private const int MostAtOnce = 50;

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

    /// <summary>Prepares to wait; nothing is sent yet.</summary>
    /// <param name="client">Where to ask.</param>
    /// <param name="options">For whom, and how long.</param>
    public TicketWaiter(IpernityClient client, UploadOptions options)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = (options ?? throw new ArgumentNullException(nameof(options))).Checked();
    }

    /// <summary>Waits for one ticket, together with the others.</summary>
    /// <param name="ticket">The ticket, as the upload answered it.</param>
    /// <param name="path">The file that was sent, where it is known, for messages.</param>
    /// <returns>The document's identifier.</returns>
    /// <exception cref="IpernityUploadException">There is no document, or none in time.</exception>
    /// <exception cref="IpernityException">The service does not tell.</exception>
    /// <exception cref="OperationCanceledException">The waiter was disposed of.</exception>
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

    /// <summary>Ends the waiting.</summary>
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

    /// <returns>The tickets to ask for now, none where it is not the time yet; nothing where no ticket is left.</returns>
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

            OpenTicket[] due = [.. _open.Values.Where(ticket => ticket.Due <= now).OrderBy(static ticket => ticket.Due).Take(MostAtOnce)];
            if (due.Length == MostAtOnce || (due.Length > 0 && now >= _nextCall))
                return due;

            var wake = _open.Values.Min(static ticket => ticket.Due < ticket.Deadline ? ticket.Due : ticket.Deadline);
            pause = Clamp((wake > _nextCall ? wake : _nextCall) - now);
            return [];
        }
    }

    private async Task AskAsync(OpenTicket[] tickets)
    {
        IAnswerNode? answer = null;
        IpernityException? trouble = null;
        try
        {
            var call = new ApiCall("upload.checkTickets", new KeyValuePair<string, string>("tickets", string.Join(",", tickets.Select(static ticket => ticket.Id))));
            answer = (await _client.CallAsync(call, _options.CallOptions, _stop.Token).ConfigureAwait(false)).ReadRoot().Child("tickets");
        }
        catch (IpernityException failure) when (failure is not IpernityApiException { Code: < (int)ApiErrorCode.ServiceError and not (int)ApiErrorCode.RateLimited })
        {
            // The files are there. What keeps the service from telling may pass before the time is over.
            trouble = failure;
        }

        var told = answer?.Children("ticket").ToLookup(static ticket => ticket.Text("id") ?? "", StringComparer.Ordinal);
        lock (_open)
        {
            _nextCall = _clock.Elapsed + BetweenCalls;
            foreach (var ticket in tickets)
                Settle(ticket, told?[ticket.Id].FirstOrDefault(), trouble);
        }
    }

    private void Settle(OpenTicket ticket, IAnswerNode? told, IpernityException? trouble)
    {
        if (told?.Text("invalid") == "1")
        {
            Fail(ticket, new IpernityUploadException(
                UploadFailure.TicketInvalid,
                "upload.checkTickets",
                $"The service took {ticket.File} (ticket {ticket.Id}), but there is no document of it.") { Ticket = ticket.Id });
        }
        else if (told?.Text("done") == "1" && told.Text("doc_id") is { Length: > 0 } document)
        {
            _open.Remove(ticket.Id);
            ticket.Document.TrySetResult(document);
        }
        else
        {
            ticket.Trouble = trouble;
            ticket.Due = _clock.Elapsed + (Eta(told) ?? ticket.GuessPause(LongestGuess));
        }
    }

    private void Fail(OpenTicket ticket, Exception failure)
    {
        _open.Remove(ticket.Id);
        ticket.Document.TrySetException(failure);
    }

    private IpernityUploadException TimedOut(OpenTicket ticket) => new(
        UploadFailure.TicketTimedOut,
        "upload.checkTickets",
        FormattableString.Invariant($"The service took {ticket.File} (ticket {ticket.Id}), but made no document of it within {_options.TicketTimeout.TotalSeconds:0.###} seconds.") + (ticket.Trouble is { } trouble ? $" {trouble.Message}" : ""),
        innerException: ticket.Trouble) { Ticket = ticket.Id };

    private static TimeSpan? Eta(IAnswerNode? told) =>
        double.TryParse(told?.Text("eta"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < int.MaxValue
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

        // Where the service does not say when: a second, then longer and longer.
        public TimeSpan GuessPause(TimeSpan longest)
        {
            var pause = TimeSpan.FromSeconds(Math.Pow(1.5, _guesses++));
            return pause < longest ? pause : longest;
        }
    }
}
