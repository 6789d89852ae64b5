using System.Net;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Pages;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Hosting;

/// <summary>The web server: bound to 127.0.0.1 and nothing else, untouched by settings files, environment and console.</summary>
internal static class WebHost
{
    public static WebApplication Build(Community community, CallJournal journal, FaultRegister faults)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, community.Options.Port);
        });

        var application = builder.Build();
        application.Use(LoopbackHost.InvokeAsync);
        application.Use(RequestGuard.InvokeAsync);
        Map(application, community, journal, faults);
        return application;
    }

    private static void Map(WebApplication application, Community community, CallJournal journal, FaultRegister faults)
    {
        var api = new ApiEndpoint(community, journal, faults, application.Lifetime.ApplicationStopping);
        application.MapMethods("/api/{method?}/{format?}", [HttpMethods.Get, HttpMethods.Post], api.HandleAsync);

        var onRequest = new FaultEndpoint(faults);
        application.MapGet(FaultEndpoint.Address, onRequest.ListAsync);
        application.MapPost(FaultEndpoint.Address, onRequest.AddAsync);
        application.MapDelete(FaultEndpoint.Address, onRequest.ClearAsync);

        var authorize = new AuthorizeEndpoint(community);
        application.MapGet(AuthorizePage.Address, authorize.AskAsync);
        application.MapPost(AuthorizePage.Address, authorize.DecideAsync);

        var pages = new PageEndpoints(community);
        application.MapGet("/", pages.WelcomeAsync);
        application.MapGet(ApplicationsPage.Address, pages.ApplicationsAsync);
        application.MapPost(ApplicationsPage.Address, pages.RevokeAsync);
        application.MapPost("/_sandbox/revoke", pages.RevokeByScriptAsync);
        application.MapGet("/media/{file}", pages.PictureAsync);
        application.MapGet("/icons/{file}", pages.IconAsync);
        application.MapGet("/doc/{user}/{id}", pages.DocumentAsync);
        application.MapGet("/doc/{user}/album/{id}", pages.AlbumAsync);
        application.MapGet("/post/{user}/{id}", pages.PostAsync);
        application.MapGet("/group/{name}", pages.GroupAsync);
        application.MapGet("/home/{user}", pages.HomeAsync);
        application.MapGet("/favicon.svg", pages.FaviconAsync);

        // Not a fallback route, which would answer the wrong verb at a right address as well.
        application.Use(async (context, next) =>
        {
            await next(context);
            if (context.GetEndpoint() is null && !context.Response.HasStarted)
                await pages.NotFoundAsync(context);
        });
    }
}
