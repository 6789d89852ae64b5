namespace Ipernity.Sandbox.Tests.Support;

/// <summary>A sandbox that the tests of a class share because they do not affect each other.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    public SandboxServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await SandboxServer.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
