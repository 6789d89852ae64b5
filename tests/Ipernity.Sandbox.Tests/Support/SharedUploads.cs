using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>A sandbox that the tests of a class share, in which uploads are done at once.</summary>
public sealed class SharedUploads : IAsyncLifetime
{
    public SandboxServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await SandboxServer.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.Zero });

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
