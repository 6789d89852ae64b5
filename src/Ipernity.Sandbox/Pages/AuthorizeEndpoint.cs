using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Pages;

/// <summary>
/// Answers <c>/apps/authorize</c>: a GET of a link asks the signed-in member, a POST of the page's form gives the answer.
/// A form that is posted without either button counts as Allow, since Allow is the form's first button and clients post
/// its hidden fields alone.
/// </summary>
internal sealed class AuthorizeEndpoint(Community community)
{
    private SandboxOptions Options => community.Options;

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

    public async Task DecideAsync(HttpContext context)
    {
        if (!SameOrigin.Holds(context.Request))
        {
            await SendAsync(context, AuthorizePage.Problem(new(StatusCodes.Status403Forbidden, "This answer was not given here", "It came from another web site. Open the link from your application again, and answer on its page.")));
            return;
        }

        var form = await RequestReader.ReadFormAsync(context);
        Page? page;
        string? redirect;
        lock (community.Gate)
            (page, redirect) = Decide(form);
        await SendAsync(context, page, redirect);
    }

    private (Page? Page, string? Redirect) Ask(ParameterList parameters)
    {
        var link = Link.Read(parameters, Options, community.Frobs, out var problem);
        if (link is null)
            return (AuthorizePage.Problem(problem!), null);
        if (link.Frob is { } frob)
            frob.Asked = link.Asked;
        var isGranted = (link.Frob is { State: FrobState.Authorized } authorized && authorized.Granted.Includes(link.Asked))
            || community.Tokens.Of(community.SignedIn).Any(token => token.Grants.Includes(link.Asked));
        if (Options.AutoApprove || isGranted)
            return Allow(link.Frob, link.Asked);
        return (AuthorizePage.Question(community.Consents.Open(link.Frob, link.Asked), community.SignedIn, Options.ApiKey), null);
    }

    private (Page? Page, string? Redirect) Decide(ParameterList form)
    {
        if (community.Consents.Take(form.Find(AuthorizePage.NonceField) ?? "") is not { } consent)
            return (AuthorizePage.Problem(new(StatusCodes.Status410Gone, "This question is not open any more", "It was answered already, or too long ago. Start over in the application.")), null);
        if (consent.Frob is { } frob && Link.FindFrobProblem(frob, community.Frobs) is { } problem)
            return (AuthorizePage.Problem(problem), null);
        switch (form.Find(AuthorizePage.DecisionField))
        {
            case null or "allow":
                return Allow(consent.Frob, consent.Asked);
            case "deny":
                consent.Frob?.Deny();
                return consent.Frob is null ? (null, CallbackWith("error", "denied")) : (AuthorizePage.Denied(), null);
            default:
                return (AuthorizePage.Problem(new(StatusCodes.Status400BadRequest, "Neither yes nor no", "The answer was neither allow nor deny. Start over in the application.")), null);
        }
    }

    /// <summary>Without a frob the application is a web application, and gets one handed through its callback.</summary>
    private (Page? Page, string? Redirect) Allow(Frob? frob, Grants granted)
    {
        if (frob is null)
        {
            frob = community.Frobs.Create();
            frob.Authorize(community.SignedIn, granted);
            return (null, CallbackWith("frob", frob.Value));
        }
        frob.Authorize(community.SignedIn, granted);
        return (AuthorizePage.Allowed(granted), null);
    }

    private string CallbackWith(string name, string value)
    {
        var callback = Options.Callback!;
        return $"{callback.AbsoluteUri}{(callback.Query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
    }

    private Task SendAsync(HttpContext context, Page? page, string? redirect = null)
    {
        if (redirect is null)
            return PageLayout.WriteAsync(context, page!, Options.Callback);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(redirect);
        return Task.CompletedTask;
    }
}
