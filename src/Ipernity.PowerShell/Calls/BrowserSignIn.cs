using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Sandboxes;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Calls;

/// <summary>Lets a person allow the application in the browser.</summary>
internal sealed class BrowserSignIn(ServiceCmdlet cmdlet, IpernityClient client, BrowserSignInOptions options)
{
    /// <summary>Shows the link, then waits and connects, or writes the authorization.</summary>
    public void Run(PermissionSet permission)
    {
        if (options.Callback is { } callback)
            RunWithCallback(permission, callback);
        else
            RunWithFrob(permission);
    }

    private void RunWithFrob(PermissionSet permission)
    {
        var authorization = options.UsesOAuth ? RequestToken(permission, null) : RequestFrob(permission);
        RunspaceSession.Current.Pending = authorization;
        Show(authorization.Url);
        if (options.Wait)
        {
            if (new AuthorizationWait(cmdlet, authorization).Run(options.TimeLimit) is { } redeemed)
                ConnectionOutput.Connect(cmdlet, redeemed, authorization, options.Sandbox is not { AutoApprove: true });
            return;
        }

        if (cmdlet.IsTyped(nameof(ServiceCmdlet.TimeoutSec)))
            cmdlet.WriteWarning("-TimeoutSec has no effect without -Wait.");
        cmdlet.WriteHint("Then run Complete-IpernityAuth.");
        cmdlet.WriteObject(authorization);
    }

    // The browser brings the frob.
    private void RunWithCallback(PermissionSet permission, Uri callback)
    {
        var authorization = options.UsesOAuth ? RequestToken(permission, callback) : null;
        var link = authorization?.Url ?? new DesktopAuthorization(client).CreateLink(permission);
        if (new CallbackWait(cmdlet, client, callback).Run(options, link, authorization?.RequestToken, Show) is not { } frob)
            return;

        authorization ??= new IpernityAuthorization(client, frob, permission) { SaveAs = options.SaveAs };
        try
        {
            var redeemed = cmdlet.Await(client, stop => authorization.RedeemAsync(options.Calls, stop));
            ConnectionOutput.Connect(cmdlet, redeemed, authorization, options.Sandbox is not { AutoApprove: true });
        }
        catch (IpernityApiException failure) when (failure.Code == ConnectionErrors.FrobNotAuthorizedCode)
        {
            cmdlet.WriteError(ConnectionErrors.FrobNotAuthorized(failure, frob));
        }
    }

    private IpernityAuthorization RequestFrob(PermissionSet permission)
    {
        var frob = cmdlet.Await(client, stop => new DesktopAuthorization(client).GetFrobAsync(options.Calls, stop));
        return new IpernityAuthorization(client, frob, permission) { SaveAs = options.SaveAs };
    }

    private IpernityAuthorization RequestToken(PermissionSet permission, Uri? callback)
    {
        var token = cmdlet.Await(
            client, stop => new OAuthAuthorization(client).GetRequestTokenAsync(callback, options.Calls.Timeout, stop));
        return new IpernityAuthorization(client, token, permission) { SaveAs = options.SaveAs };
    }

    private void Show(Uri link)
    {
        if (options.Sandbox is { AutoApprove: true } && options.Callback is null)
            AllowInSandbox(link);
        else if (options.Sandbox is { AutoApprove: true })
            cmdlet.Await(client, stop => SandboxPage.VisitAsync(link, stop));
        else
            Open(link);
    }

    // A sandbox with -AutoApprove allows the application when its link is opened.
    private void AllowInSandbox(Uri link)
    {
        cmdlet.Await(client, stop => SandboxPage.OpenAsync(link, stop));
        if (!options.Wait)
            cmdlet.WriteHint("The sandbox has allowed the application.");
    }

    private void Open(Uri link)
    {
        var opened = !options.NoBrowser && Browser.TryOpen(link);
        if (!options.NoBrowser && !opened)
        {
            cmdlet.WriteWarning(
                $"The browser could not be opened. Open the link yourself{(link.IsLoopback ? "" : "; any device will do")}.");
        }

        // Views break a long link into lines. Here it stays whole, so that you can click or copy it.
        cmdlet.WriteHint(opened
            ? $"Allow the application in the browser. If no page has opened, open this link:\n{link.AbsoluteUri}"
            : $"Open this link and allow the application:\n{link.AbsoluteUri}");
    }
}
