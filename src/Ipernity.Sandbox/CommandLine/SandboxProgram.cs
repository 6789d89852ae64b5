using System.Net.Sockets;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The program: reads its arguments, runs a sandbox until it is told to stop, and says how it went by its exit code.</summary>
internal static class SandboxProgram
{
    public const int Ok = 0;
    public const int CannotStart = 1;
    public const int WrongArguments = 2;

    public static async Task<int> RunAsync(string[] words)
    {
        Arguments arguments;
        SandboxServer server;
        try
        {
            arguments = Arguments.Read(words);
            if (arguments.ShowHelp)
            {
                Console.Out.WriteLine(Usage.Text);
                return Ok;
            }
            server = await StartAsync(arguments.Options);
        }
        catch (CommandLineError error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return WrongArguments;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"The sandbox cannot listen: {error.Message.TrimEnd('.')}.");
            await Console.Error.WriteLineAsync("Choose another port with --port N, or any free one with --port 0.");
            return CannotStart;
        }

        await using (server)
        {
            using var stop = new StopSignal(arguments.Parent);
            Console.Out.WriteLine(arguments.Parent is null ? Banner.Of(server) : Greeting.Of(server));
            await stop.Requested;
        }
        return Ok;
    }

    /// <summary>What only the server itself can tell about an option, such as who the members are, is a wrong argument too.</summary>
    private static async Task<SandboxServer> StartAsync(SandboxOptions options)
    {
        try
        {
            return await SandboxServer.StartAsync(options);
        }
        catch (ArgumentException error)
        {
            throw new CommandLineError(error.Message);
        }
    }
}
