namespace Ipernity.Sandbox.Tests.Support;

/// <summary>One sandbox for the tests of a class that change nothing another of them looks at.</summary>
public sealed class SharedSandbox : IAsyncLifetime
{
    public SandboxServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await SandboxServer.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
