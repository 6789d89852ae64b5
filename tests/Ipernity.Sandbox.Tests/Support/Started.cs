using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Starts sandboxes for single tests.</summary>
internal static class Started
{
    public static Task<SandboxServer> SandboxAsync(SandboxOptions? options = null) =>
        SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
}
