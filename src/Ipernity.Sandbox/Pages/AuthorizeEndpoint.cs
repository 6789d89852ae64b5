using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Answers <c>/apps/authorize</c>: GET shows the request of a link to the signed-in member, POST takes the answer. A form posted
/// without a button counts as Allow, because clients without a browser post only the hidden fields.
/// </summary>
internal sealed class AuthorizeEndpoint(CommunityState community, SigningOrder order)
{
    private ApplicationRegister Applications => community.Settings.Applications;

    public Task AskAsync(HttpContext context)
    {
        var parameters = new ParameterList();
        RequestReader.AddEncoded(parameters, context.Request.QueryString.Value.AsMemory());
        Page? page;
        string? redirect;
        lock (community.Gate)
            (page, redirect) = Ask(parameters);
        return SendAsync(context, page, redirect);
    }

    /// <summary>Answers <c>/apps/oauth/authorize</c>, whose link is not signed: the request token was.</summary>
    public Task AskOAuthAsync(HttpContext context)
    {
        var parameters = new ParameterList();
        RequestReader.AddEncoded(parameters, context.Request.QueryString.Value.AsMemory());
        Page? page;
        string? redirect;
        lock (community.Gate)
        {
            var link = RequestedAuthorization.ReadOAuth(parameters, community.Frobs, out var problem);
            (page, redirect) = link is null ? (AuthorizePage.Problem(problem!), null) : Ask(link);
        }
        return SendAsync(context, page, redirect);
    }

    public async Task DecideAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            await SendAsync(context, Problem(
                StatusCodes.Status403Forbidden,
                "This answer came from another web site",
                "Open the link again from your application and answer on its page."));
            return;
        }

        var form = await RequestReader.ReadFormAsync(context);
        Page? page;
        string? redirect;
        lock (community.Gate)
            (page, redirect) = Decide(form);
        await SendAsync(context, page, redirect);
    }

    private static Page Problem(int status, string title, string explanation) => AuthorizePage.Problem(new(status, title, explanation));

    private (Page? Page, string? Redirect) Ask(ParameterList parameters)
    {
        var link = RequestedAuthorization.Read(parameters, Applications, order, community.Frobs, out var problem);
        return link is null ? (AuthorizePage.Problem(problem!), null) : Ask(link);
    }

    private (Page? Page, string? Redirect) Ask(RequestedAuthorization link)
    {
        if (link.Frob is { } frob)
            frob.Asked = link.Asked;
        var isGranted = (link.Frob is { State: FrobState.Authorized } authorized && authorized.Granted.Includes(link.Asked))
            || community.Tokens.Of(community.SignedIn).Any(token =>
                token.Application == link.Application && token.Grants.Includes(link.Asked));
        if (community.Settings.AutoApprove || isGranted)
            return Allow(link.Application, link.Frob, link.Asked);
        var consent = community.Consents.Open(link.Frob, link.Application, link.Asked);
        return (AuthorizePage.Question(consent, community.SignedIn), null);
    }

    private (Page? Page, string? Redirect) Decide(ParameterList form)
    {
        if (community.Consents.Take(form.Find(AuthorizePage.NonceField) ?? "") is not { } consent)
        {
            return (Problem(
                StatusCodes.Status410Gone,
                "This request is no longer open",
                "It was already answered, or it has expired. Start over in the application."), null);
        }
        if (consent.Frob is { } frob && RequestedAuthorization.FindFrobProblem(frob, community.Frobs) is { } problem)
            return (AuthorizePage.Problem(problem), null);
        switch (form.Find(AuthorizePage.DecisionField))
        {
            case null or "allow":
                return Allow(consent.Application, consent.Frob, consent.Asked);
            case "deny":
                consent.Frob?.Deny();
                return (consent.Frob is null ? consent.Application.Callback : consent.Frob.Callback) is { } callback
                    ? (null, CallbackWith(callback, "error", "denied"))
                    : (AuthorizePage.Denied(consent.Application), null);
            default:
                return (Problem(
                    StatusCodes.Status400BadRequest,
                    "Unknown answer",
                    "The answer must be allow or deny. Start over in the application."), null);
        }
    }

    /// <summary>A web application has no frob yet; it gets one through its callback.</summary>
    private (Page? Page, string? Redirect) Allow(RegisteredApplication application, Frob? frob, Grants granted)
    {
        if (frob is null)
        {
            frob = community.Frobs.Create(application);
            frob.Authorize(community.SignedIn, granted);
            return (null, CallbackWith(application.Callback!, "frob", frob.Value));
        }
        frob.Authorize(community.SignedIn, granted);
        if (frob.Callback is not null)
            return (null, CallbackWith(frob.Callback, "oauth_token", frob.Value));
        return (AuthorizePage.Allowed(application, granted), null);
    }

    private static string CallbackWith(Uri callback, string name, string value)
    {
        return $"{callback.AbsoluteUri}{(callback.Query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
    }

    // The page of an OAuth request may lead to another callback than the registered one.
    private Uri[] FindCallback(HttpContext context)
    {
        lock (community.Gate)
        {
            return context.Request.Query["oauth_token"] is [{ } token] && community.Frobs.Find(token)?.Callback is { } callback
                ? [callback]
                : [];
        }
    }

    private Task SendAsync(HttpContext context, Page? page, string? redirect = null)
    {
        if (redirect is null)
            return PageLayout.WriteAsync(context, page!, Applications.Callbacks.Concat(FindCallback(context)));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(redirect);
        return Task.CompletedTask;
    }
}
