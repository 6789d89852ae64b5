using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Starts sandboxes that end with their test.</summary>
internal static class Started
{
    public static Task<SandboxServer> SandboxAsync(SandboxOptions? options = null) =>
        SandboxServer.StartAsync(options, TestContext.Current.CancellationToken);
}
