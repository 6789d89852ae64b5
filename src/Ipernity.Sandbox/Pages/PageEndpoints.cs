using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Pages;

/// <summary>Answers the web pages and the requests of scripts.</summary>
internal sealed class PageEndpoints(CommunityState community)
{
    public Task WelcomeAsync(HttpContext context) => SendAsync(context, WelcomePage.Of(community));

    public Task ApplicationsAsync(HttpContext context)
    {
        IReadOnlyList<IssuedToken> tokens;
        lock (community.Gate)
            tokens = community.Tokens.Of(community.SignedIn);
        return SendAsync(context, ApplicationsPage.Of(community.SignedIn, tokens));
    }

    /// <summary>The Revoke button. It redirects to the list, so that reloading the page does not repeat the request.</summary>
    public async Task RevokeAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var form = await RequestReader.ReadFormAsync(context);
        if (int.TryParse(form.Find(ApplicationsPage.NumberField), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            lock (community.Gate)
            {
                if (community.Tokens.Of(community.SignedIn).FirstOrDefault(token => token.Number == number) is { } token)
                    community.Tokens.Revoke(token.Value);
            }
        }
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = ApplicationsPage.Address;
    }

    /// <summary>
    /// <c>POST /_sandbox/revoke</c> with <c>token=..</c> or <c>all=1</c>, for scripts: <c>curl -d all=1
    /// http://127.0.0.1:PORT/_sandbox/revoke</c>.
    /// </summary>
    public async Task RevokeByScriptAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            await SameOriginCheck.RefuseAsync(context);
            return;
        }
        var form = await RequestReader.ReadFormAsync(context);
        int revoked;
        lock (community.Gate)
        {
            revoked = form.Find("all") is "1" or "true"
                ? community.Tokens.RevokeAll()
                : community.Tokens.Revoke(form.Find("token") ?? "") ? 1 : 0;
        }
        await (revoked == 0 && !form.ContainsKey("all")
            ? SendTextAsync(context, StatusCodes.Status404NotFound, "There is no such token. Send token=.. or all=1.")
            : SendTextAsync(context, StatusCodes.Status200OK, string.Create(CultureInfo.InvariantCulture, $"Revoked: {revoked}")));
    }

    /// <summary>
    /// <c>POST /_sandbox/user</c> with <c>name=..</c>, for scripts that work with several members: <c>curl -d name=marek
    /// http://127.0.0.1:PORT/_sandbox/user</c> signs another member in on the web pages.
    /// </summary>
    public async Task SignInByScriptAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            await SameOriginCheck.RefuseAsync(context);
            return;
        }
        var form = await RequestReader.ReadFormAsync(context);
        var member = community.Members.Find(form.Find("name") ?? "");
        if (member is null)
        {
            await SendTextAsync(context, StatusCodes.Status404NotFound, "There is no such member. Send name=marek, for example.");
            return;
        }
        lock (community.Gate)
            community.SignedIn = member;
        await SendTextAsync(context, StatusCodes.Status200OK, $"Signed in: {member.UserName}");
    }

    public Task DocumentAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Document(community, Route(context, "id")));

    public Task AlbumAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Album(community, Route(context, "id")));

    public Task HomeAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Home(community, Route(context, "user")));

    public Task NotFoundAsync(HttpContext context) => SendAsync(context, new Page(
        StatusCodes.Status404NotFound,
        "Page not found",
        Html.Of($"<h1>Page not found</h1>\n<p>The sandbox has no page at this address. <a href=\"/\">Go to the home page</a></p>")));

    public Task PostAsync(HttpContext context) => SendItemAsync(context, () => CommunityPages.Post(community.Posts, Route(context, "id")));

    public Task GroupAsync(HttpContext context) =>
        SendItemAsync(context, () => CommunityPages.Group(community.Groups, Route(context, "name")));

    private static string Route(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    private Task SendItemAsync(HttpContext context, Func<Page?> find)
    {
        Page? page;
        lock (community.Gate)
        {
            community.Uploads.CompleteDue();
            page = find();
        }
        return page is null ? NotFoundAsync(context) : SendAsync(context, page);
    }

    private Task SendAsync(HttpContext context, Page page) =>
        PageLayout.WriteAsync(context, page, community.Settings.Applications.Callbacks);

    private static Task SendTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
