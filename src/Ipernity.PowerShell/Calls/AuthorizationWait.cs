using System.Diagnostics;
using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Calls;

/// <summary>Waits until a person allows the application, by asking the service every two seconds.</summary>
internal sealed class AuthorizationWait(ServiceCmdlet cmdlet, IpernityAuthorization authorization)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // The wait itself asks again until its time limit, so that the calls need no retries.
    private CallOptions Options { get; } = cmdlet.CreateOptions() with { Retries = RetryPolicy.None, Timeout = null };

    /// <returns>The token and its client; null after an error that the time ran out.</returns>
    public (IpernityClient Client, AccessToken Token)? Run(TimeSpan timeout)
    {
        using var progress = new ProgressBar(cmdlet);
        var waited = Stopwatch.StartNew();
        IpernityException? last = null;
        for (var left = timeout; left > TimeSpan.Zero; left = timeout - waited.Elapsed)
        {
            try
            {
                if (cmdlet.Await(authorization.Client, stop => AskAsync(left, stop)) is { } redeemed)
                    return redeemed;
            }
            catch (IpernityException failure) when (IsTemporary(failure))
            {
                last = failure;
                progress.Show(Describe(left, timeout));
                cmdlet.Pause(left < Interval ? left : Interval);
            }
        }

        cmdlet.WriteError(ConnectionErrors.AuthorizationTimedOut(authorization.Frob, timeout, last));
        return null;
    }

    /// <returns>The token and its client; null if the time ran out before the service answered.</returns>
    private async Task<(IpernityClient Client, AccessToken Token)?> AskAsync(TimeSpan left, CancellationToken stop)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(left);
        try
        {
            return await authorization.RedeemAsync(Options, bounded.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    // The wait survives a network failure while the person reads the page.
    private bool IsTemporary(IpernityException failure) => failure switch
    {
        // A request token that nobody has authorized yet.
        IpernityApiException { SharedCode: ApiErrorCode.TokenInvalid } when authorization.RequestToken is not null => true,
        IpernityApiException api => api.Code == ConnectionErrors.FrobNotAuthorizedCode
            || api.SharedCode is ApiErrorCode.RateLimited or ApiErrorCode.ServiceError
                or ApiErrorCode.Maintenance or ApiErrorCode.Unavailable,
        IpernityTransportException transport => transport.Failure is TransportFailure.Unreachable or TransportFailure.ConnectionLost
            or TransportFailure.TimedOut || transport.HttpStatus is 429 or >= 500,
        _ => false,
    };

    private static ProgressRecord Describe(TimeSpan left, TimeSpan timeout) =>
        new(1, "Waiting for the authorization", "Allow the application in the browser.")
        {
            SecondsRemaining = (int)left.TotalSeconds,
            PercentComplete = (int)(100 * (1 - (left.TotalSeconds / timeout.TotalSeconds))),
        };
}
