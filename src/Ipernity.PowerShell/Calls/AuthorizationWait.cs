using System.Diagnostics;
using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Commands;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Session;

/// <summary>Waits for a person to allow the application, by asking the service every other second.</summary>
internal sealed class AuthorizationWait(IpernityCmdlet cmdlet, IpernityAuthorization authorization)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ProgressRecord _progress = new(1, "Waiting for the authorization", "Allow the application in the browser.");

    public AccessToken Run(TimeSpan timeout)
    {
        var waited = Stopwatch.StartNew();
        IpernityException? last = null;
        for (var left = timeout; left > TimeSpan.Zero; left = timeout - waited.Elapsed)
        {
            try
            {
                if (cmdlet.Await(stop => AskAsync(left, stop)) is { } token)
                {
                    HideProgress();
                    return token;
                }
            }
            catch (IpernityException failure) when (IsPassing(failure))
            {
                last = failure;
                ShowProgress(left, timeout);
                cmdlet.Pause(left < Interval ? left : Interval);
            }
        }

        HideProgress();
        cmdlet.ThrowTerminatingError(ErrorRecords.AuthorizationTimedOut(authorization.Frob, timeout, last));
        throw new InvalidOperationException("Not reached: the error ended the cmdlet.", last);
    }

    /// <returns>The token; nothing where the time ran out before the service answered.</returns>
    private async Task<AccessToken?> AskAsync(TimeSpan left, CancellationToken stop)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(left);
        try
        {
            return await new DesktopAuthorization(authorization.Client).GetTokenAsync(authorization.Frob, cancellationToken: bounded.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    // A break of the network while somebody reads the page is no reason to give up.
    private static bool IsPassing(IpernityException failure) => failure switch
    {
        IpernityApiException api => api.Code is ErrorRecords.FrobNotAuthorizedCode or 113 or 500 or 501 or 503,
        IpernityTransportException transport => transport.Failure is TransportFailure.Unreachable or TransportFailure.ConnectionLost
            or TransportFailure.TimedOut || transport.HttpStatus is 429 or >= 500,
        _ => false,
    };

    private void ShowProgress(TimeSpan left, TimeSpan timeout)
    {
        _progress.SecondsRemaining = (int)left.TotalSeconds;
        _progress.PercentComplete = (int)(100 * (1 - (left.TotalSeconds / timeout.TotalSeconds)));
        cmdlet.WriteProgress(_progress);
    }

    private void HideProgress()
    {
        _progress.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(_progress);
    }
}
