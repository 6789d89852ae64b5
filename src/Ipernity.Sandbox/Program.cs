using Ipernity.Sandbox.CommandLine;

namespace Ipernity.Sandbox;

internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        SandboxProgram.RunAsync(arguments, async options => await SandboxServer.StartAsync(options));
}
