using System.Net.Sockets;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The program: parses its arguments and runs a sandbox until it is asked to stop.</summary>
internal static class SandboxProgram
{
    private const int Success = 0;
    private const int CannotListen = 1;
    private const int InvalidArguments = 2;

    /// <param name="words">The arguments.</param>
    /// <param name="startAsync">Starts a sandbox.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] words, Func<SandboxOptions, Task<IRunningSandbox>> startAsync)
    {
        SandboxArguments arguments;
        IRunningSandbox sandbox;
        try
        {
            var command = new SandboxCommand();
            var result = command.Parse(words);
            if (result.Action is SandboxHelpAction help)
                return help.Invoke(result);
            arguments = command.Read(result);
            sandbox = await StartAsync(arguments.Options, startAsync);
            await ExportCertificateAsync(sandbox, arguments.CertificatePath);
        }
        catch (InvalidOptionException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return InvalidArguments;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"The sandbox cannot listen. {error.Message.TrimEnd('.')}.");
            await Console.Error.WriteLineAsync("Choose another port with --port N, or any free port with --port 0.");
            return CannotListen;
        }

        await using (sandbox)
        {
            using var stop = new StopSignal(arguments.Parent);
            Console.Out.WriteLine(arguments.Parent is null ? StartupBanner.Of(sandbox) : StartupGreeting.Of(sandbox));
            await stop.Requested;
        }
        return Success;
    }

    private static async Task ExportCertificateAsync(IRunningSandbox sandbox, string? path)
    {
        if (path is null || sandbox.Certificate is not { } certificate)
            return;
        try
        {
            await File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + Environment.NewLine);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await sandbox.DisposeAsync();
            throw new InvalidOptionException($"The certificate cannot be written to '{path}'. {error.Message}");
        }
    }

    /// <summary>Starts the sandbox. Options that only the sandbox can check, such as the member, are invalid arguments as well.</summary>
    private static async Task<IRunningSandbox> StartAsync(SandboxOptions options, Func<SandboxOptions, Task<IRunningSandbox>> startAsync)
    {
        try
        {
            return await startAsync(options);
        }
        catch (ArgumentException error)
        {
            throw new InvalidOptionException(error.Message);
        }
    }
}
