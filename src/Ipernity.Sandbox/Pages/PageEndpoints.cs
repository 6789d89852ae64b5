using System.Globalization;
using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Pages;

/// <summary>Answers everything else that a browser opens, and what the command line posts.</summary>
internal sealed class PageEndpoints(Community community)
{
    public Task WelcomeAsync(HttpContext context) => SendAsync(context, WelcomePage.Of(community));

    public Task ApplicationsAsync(HttpContext context)
    {
        IReadOnlyList<AccessToken> tokens;
        lock (community.Gate)
            tokens = community.Tokens.Of(community.SignedIn);
        return SendAsync(context, ApplicationsPage.Of(community.SignedIn, tokens));
    }

    /// <summary>The Revoke button. It leads back to the list, so that reloading the page posts nothing again.</summary>
    public async Task RevokeAsync(HttpContext context)
    {
        if (!SameOrigin.Holds(context.Request))
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
    /// <c>POST /_sandbox/revoke</c> with <c>token=..</c>, or with <c>all=1</c>, for scripts and the command line:
    /// <c>curl -d all=1 http://127.0.0.1:PORT/_sandbox/revoke</c>.
    /// </summary>
    public async Task RevokeByScriptAsync(HttpContext context)
    {
        if (!SameOrigin.Holds(context.Request))
        {
            await SendTextAsync(context, StatusCodes.Status403Forbidden, "Only this machine may ask for that, and no web site.");
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

    /// <summary>Such as <c>45200010.250x.svg</c>: an id, the label of a size, and the extension that goes with them.</summary>
    public Task PictureAsync(HttpContext context)
    {
        if (Route(context, "file").Split('.') is not [var id, var label, var extension])
            return NotFoundAsync(context);
        Document? document;
        FileStream? uploaded = null;
        lock (community.Gate)
        {
            community.Uploads.CompleteDue();
            document = community.Library.FindDocument(id);
            if (document is not null && (extension != Picture.ExtensionOf(document, label) || (label != PictureSizes.Original && !PictureSizes.Labels.Contains(label))))
                document = null;
            else if (document is not null && Picture.IsUploaded(document, label))
                uploaded = document.File!.Stored.Open();
        }
        return uploaded is null
            ? SendPictureAsync(context, document is null ? null : Draw(document, label))
            : UploadedFile.SendAsync(context, document!.File!, uploaded);
    }

    public Task IconAsync(HttpContext context)
    {
        var file = Route(context, "file");
        return SendPictureAsync(context, file.EndsWith(".svg", StringComparison.Ordinal) ? Icon(file[..^4]) : null);
    }

    public Task FaviconAsync(HttpContext context) => SendPictureAsync(context, Picture.Icon(community.SignedIn));

    public Task DocumentAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Document(community, Route(context, "id")));

    public Task AlbumAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Album(community, Route(context, "id")));

    public Task HomeAsync(HttpContext context) => SendItemAsync(context, () => ItemPages.Home(community, Route(context, "user")));

    public Task NotFoundAsync(HttpContext context) => SendAsync(context, new Page(
        StatusCodes.Status404NotFound,
        "Nothing here",
        Html.Of($"<h1>There is nothing here</h1>\n<p>The sandbox has no page at this address. <a href=\"/\">What there is</a></p>")));

    public Task PostAsync(HttpContext context) => SendItemAsync(context, () => CommunityPages.Post(community.Posts, Route(context, "id")));

    public Task GroupAsync(HttpContext context) => SendItemAsync(context, () => CommunityPages.Group(community.Groups, Route(context, "name")));

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

    private Task SendAsync(HttpContext context, Page page) => PageLayout.WriteAsync(context, page, community.Options.Callback);

    /// <summary>Of a member, or of a group, whose name begins with <c>group-</c>.</summary>
    private byte[]? Icon(string name)
    {
        if (!name.StartsWith("group-", StringComparison.Ordinal))
            return community.Members.Find(name) is { } member ? Picture.Icon(member) : null;
        return community.Groups.Find(name["group-".Length..]) is { } group ? Picture.Icon(group) : null;
    }

    private static byte[] Draw(Document document, string label)
    {
        if (label is PictureSizes.Original)
            return Picture.Draw(document.Id, document.Width, document.Height);
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, label);
        return Picture.Draw(document.Id, width, height);
    }

    private static Task SendTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    private Task SendPictureAsync(HttpContext context, byte[]? picture)
    {
        if (picture is null)
            return NotFoundAsync(context);
        context.Response.ContentType = "image/svg+xml";
        context.Response.ContentLength = picture.Length;
        return context.Response.Body.WriteAsync(picture, 0, picture.Length, context.RequestAborted);
    }
}
