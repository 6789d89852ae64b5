using System.Management.Automation;
using System.Net.Sockets;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;
using Ipernity.PowerShell.Callbacks;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Calls;

/// <summary>Shows the link of a web application and waits until the browser comes back with a frob.</summary>
internal sealed class CallbackWait(ServiceCmdlet cmdlet, IpernityClient client, Uri callback)
{
    /// <param name="options">How the person signs in.</param>
    /// <param name="link">The link to open.</param>
    /// <param name="requestToken">The request token that the browser brings back; null for a frob.</param>
    /// <param name="show">Shows the link.</param>
    /// <returns>The frob or the request token; null after an error.</returns>
    public string? Run(BrowserSignInOptions options, Uri link, OAuthToken? requestToken, Action<Uri> show)
    {
        try
        {
            // It listens before anybody can open the link.
            using var listener = CallbackListener.Start(callback, requestToken?.Value);
            using var progress = new ProgressBar(cmdlet);
            show(link);
            progress.Show(new ProgressRecord(1, "Waiting for the authorization", "Allow the application in the browser.")
            {
                SecondsRemaining = (int)options.TimeLimit.TotalSeconds,
            });
            // A sandbox with -AutoApprove has sent its browser already.
            var limit = options.Sandbox is { AutoApprove: true } ? TimeSpan.FromSeconds(1) : options.TimeLimit;
            return Read(cmdlet.Await(client, stop => listener.WaitAsync(limit, stop)), options);
        }
        catch (SocketException failure)
        {
            cmdlet.WriteError(ConnectionErrors.CallbackPortUnavailable(failure, callback));
            return null;
        }
    }

    private string? Read(CallbackAnswer? answer, BrowserSignInOptions options)
    {
        if (answer is { Frob: { } frob })
            return frob;
        cmdlet.WriteError(answer switch
        {
            { Error: { } reason } => ConnectionErrors.AuthorizationDenied(reason, callback),
            _ when options.Sandbox is { AutoApprove: true } sandbox => ConnectionErrors.CallbackNotRegistered(callback, sandbox.Server),
            _ => ConnectionErrors.CallbackTimedOut(callback, options.TimeLimit),
        });
        return null;
    }
}
