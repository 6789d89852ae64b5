using System.Net;
using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Pages;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Builds the web server. It listens on 127.0.0.1 only and reads no settings files or environment variables.</summary>
internal static class SandboxWebHost
{
    public static WebApplication Build(
        SandboxOptions options, X509Certificate2? certificate, CommunityState community, CallJournal journal, FaultRegister faults)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, DetachedHostLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            if (options.HttpsPort is { } port)
                kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(certificate!));
        });

        var application = builder.Build();
        application.Use(new LoopbackHostFilter(options.HostNames).InvokeAsync);
        application.Use(UnreadableRequestHandler.InvokeAsync);
        MapApi(application, options, community, journal, faults);
        MapPages(application, options, community, faults);
        return application;
    }

    private static void MapApi(
        WebApplication application, SandboxOptions options, CommunityState community, CallJournal journal, FaultRegister faults)
    {
        var admission = new CallAdmission(community, options.SignatureOrder);
        var api = new ApiEndpoint(community, admission, journal, faults, application.Lifetime.ApplicationStopping);
        application.MapMethods("/api/{method?}/{format?}", [HttpMethods.Get, HttpMethods.Post], api.HandleAsync);

        var faultEndpoint = new FaultEndpoint(faults);
        application.MapGet(FaultEndpoint.Address, faultEndpoint.ListAsync);
        application.MapPost(FaultEndpoint.Address, faultEndpoint.AddAsync);
        application.MapDelete(FaultEndpoint.Address, faultEndpoint.ClearAsync);
    }

    private static void MapPages(WebApplication application, SandboxOptions options, CommunityState community, FaultRegister faults)
    {
        var authorize = new AuthorizeEndpoint(community, options.SignatureOrder);
        application.MapGet(AuthorizePage.Address, authorize.AskAsync);
        application.MapPost(AuthorizePage.Address, authorize.DecideAsync);
        application.MapGet(AuthorizePage.OAuthAddress, authorize.AskOAuthAsync);
        application.MapPost(AuthorizePage.OAuthAddress, authorize.DecideAsync);

        var oauth = new OAuthTokenEndpoint(community);
        application.MapMethods(OAuthTokenEndpoint.RequestAddress, [HttpMethods.Get, HttpMethods.Post], oauth.RequestAsync);
        application.MapMethods(OAuthTokenEndpoint.AccessAddress, [HttpMethods.Get, HttpMethods.Post], oauth.AccessAsync);

        var pages = new PageEndpoints(community);
        application.MapGet("/", pages.WelcomeAsync);
        application.MapGet(ApplicationsPage.Address, pages.ApplicationsAsync);
        application.MapPost(ApplicationsPage.Address, pages.RevokeAsync);
        application.MapPost("/_sandbox/revoke", pages.RevokeByScriptAsync);
        application.MapPost("/_sandbox/user", pages.SignInByScriptAsync);
        application.MapGet("/doc/{user}/{id}", pages.DocumentAsync);
        application.MapGet("/doc/{user}/album/{id}", pages.AlbumAsync);
        application.MapGet("/post/{user}/{id}", pages.PostAsync);
        application.MapGet("/group/{name}", pages.GroupAsync);
        application.MapGet("/home/{user}", pages.HomeAsync);

        var pictures = new PictureEndpoints(community, faults, pages.NotFoundAsync, application.Lifetime.ApplicationStopping);
        application.MapMethods("/media/{file}", [HttpMethods.Get, HttpMethods.Head], pictures.PictureAsync);
        application.MapGet("/icons/{file}", pictures.IconAsync);
        application.MapGet("/favicon.jpg", pictures.FaviconAsync);

        // A fallback route would also answer a wrong verb at an existing address.
        application.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetEndpoint() is null && !context.Response.HasStarted)
                await pages.NotFoundAsync(context);
        });
    }
}
