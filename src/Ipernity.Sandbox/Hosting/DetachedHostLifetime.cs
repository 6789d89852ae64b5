namespace Ipernity.Sandbox.Hosting;

/// <summary>A host lifetime that handles no signals and no console input, because the sandbox may run inside another program.</summary>
internal sealed class DetachedHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
