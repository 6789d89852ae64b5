namespace Ipernity.Sandbox.Hosting;

/// <summary>Leaves signals and the console to whoever starts the sandbox: it may be one part of a larger program.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
