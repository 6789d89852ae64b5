using System.Diagnostics;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>Sends a call until it succeeds, cannot succeed, or reaches its time limit. This is the only place that retries.</summary>
/// <param name="sender">Sends one attempt.</param>
/// <param name="call">The call.</param>
/// <param name="options">How it is sent.</param>
/// <param name="changesData">Whether the method changes data.</param>
/// <param name="limit">The time limit of the whole call. If the call has a body, the longest time without progress.</param>
internal sealed class RetryLoop(CallSender sender, ApiCall call, CallOptions options, bool changesData, TimeSpan limit)
{
    private readonly Stopwatch _spent = Stopwatch.StartNew();

    /// <exception cref="IpernityException">The last attempt failed.</exception>
    public async Task<ApiAnswer> RunAsync(SignedRequest request, CancellationToken stop)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop);
        whole.CancelAfter(options.Body is null ? limit : Timeout.InfiniteTimeSpan);
        for (var attempt = 1; ; attempt++)
        {
            var started = _spent.Elapsed;
            var (answer, failure) = await TryAsync(request, whole, stop).ConfigureAwait(false);
            var elapsed = _spent.Elapsed - started;
            if (answer is not null)
            {
                Report(new(call, options, attempt, elapsed) { HttpStatus = answer.HttpStatus, Bytes = answer.Content.Length });
                return answer.With(
                    new FailureDetails { HttpStatus = answer.HttpStatus, Attempts = attempt, MayHaveBeenDone = changesData });
            }

            failure = await AssessAsync(failure!, attempt, stop).ConfigureAwait(false);
            var pause = FindPause(failure);
            Report(new(call, options, attempt, elapsed) { HttpStatus = failure.HttpStatus, Failure = failure, Pause = pause });
            if (pause is null || !await WaitAsync(pause.Value, whole.Token).ConfigureAwait(false))
                throw failure;
        }
    }

    private void Report(CallAttempt attempt) => options.Attempted?.Invoke(attempt);

    /// <returns>The answer or the failure; the other one is null.</returns>
    private async Task<(ApiAnswer? Answer, IpernityException? Failure)> TryAsync(
        SignedRequest request, CancellationTokenSource whole, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(whole.Token);
        // A large file may take any time, as long as there is progress.
        void Extend() => deadline.CancelAfter(limit);
        if (options.Body is not null)
            Extend();
        try
        {
            return (await sender.SendAsync(call, options, request, Extend, deadline.Token).ConfigureAwait(false), null);
        }
        catch (IpernityException refused)
        {
            return (null, refused);
        }
        catch (Exception) when (deadline.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return (null, sender.TimedOut(call, limit));
        }
        catch (Exception broken) when (ConnectionFailure.IsOfConnection(broken) && !stop.IsCancellationRequested)
        {
            return (null, sender.Disconnected(call, broken));
        }
    }

    private async Task<IpernityException> AssessAsync(IpernityException failure, int attempt, CancellationToken stop)
    {
        var mayHaveBeenDone = changesData && !RetryPolicy.WasNotDone(failure) && options.Body is not { IsComplete: false };
        var assessed = failure.WithDetails(failure.Details with { Attempts = attempt, MayHaveBeenDone = mayHaveBeenDone });
        return mayHaveBeenDone && options.ConfirmNotDone is { } confirm && await confirm(assessed, stop).ConfigureAwait(false)
            ? assessed.WithDetails(assessed.Details with { MayHaveBeenDone = false })
            : assessed;
    }

    private TimeSpan? FindPause(IpernityException failure)
    {
        var pause = options.Retries.PauseAfter(failure);
        var longest = options.Body is null ? limit - _spent.Elapsed : limit;
        return pause < longest ? pause : null;
    }

    /// <returns>False if the time ended the pause early.</returns>
    private static async Task<bool> WaitAsync(TimeSpan pause, CancellationToken deadline)
    {
        try
        {
            await Task.Delay(pause, deadline).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
