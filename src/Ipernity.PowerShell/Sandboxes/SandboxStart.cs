using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>Starts the sandbox of the module with the first dotnet program that can run it.</summary>
internal static class SandboxStart
{
    private const int WrongArguments = 2;
    private const int CannotListen = 1;

    // The exit codes of dotnet for a missing ASP.NET Core and for a missing runtime.
    private static readonly int[] RuntimeMissing = [HostExitCode(0x80008096), HostExitCode(0x80008083)];

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    // The folders sandbox and lib are siblings; this assembly is in lib/<edition>.
    private static readonly string Program = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(typeof(SandboxStart).Assembly.Location)!, "..", "..", "sandbox", "Ipernity.Sandbox.dll"));

    /// <returns>The sandbox, once it listens.</returns>
    /// <exception cref="SandboxStartException">The sandbox did not start.</exception>
    /// <exception cref="OperationCanceledException">The start was cancelled, and its process has ended.</exception>
    public static async Task<IpernitySandbox> RunAsync(SandboxSettings settings, CancellationToken stop)
    {
        if (!File.Exists(Program))
            throw new SandboxStartException(SandboxFailure.Missing, $"The module has no sandbox: {Program} does not exist.");

        var temporary = Path.GetTempPath();
        if (!Directory.Exists(temporary))
        {
            throw new SandboxStartException(
                SandboxFailure.TemporaryFolderMissing, $"The folder for temporary files does not exist: {temporary}");
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bounded.CancelAfter(TimeLimit);
        try
        {
            var programs = DotnetPrograms.Find();
            foreach (var dotnet in programs)
            {
                if (await TryStartAsync(dotnet, settings, bounded.Token).ConfigureAwait(false) is { } sandbox)
                    return sandbox;
            }

            throw NoRuntime(programs);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new SandboxStartException(
                SandboxFailure.TimedOut,
                FormattableString.Invariant($"The sandbox did not listen within {TimeLimit.TotalSeconds} seconds."));
        }
    }

    /// <returns>The sandbox; null if this dotnet cannot run it.</returns>
    private static async Task<IpernitySandbox?> TryStartAsync(string dotnet, SandboxSettings settings, CancellationToken stop)
    {
        SandboxProcess process;
        try
        {
            process = SandboxProcess.Start(dotnet, ["exec", Program, .. settings.ToArguments()]);
        }
        catch (Win32Exception)
        {
            return null;
        }

        var started = false;
        try
        {
            if (await process.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
            {
                var sandbox = new IpernitySandbox(process, SandboxGreeting.Read(line), settings.AutoApprove);
                started = true;
                return sandbox;
            }

            var (exitCode, message) = await process.EndAsync().ConfigureAwait(false);
            return RuntimeMissing.Contains(exitCode) ? null : throw Failed(exitCode, message);
        }
        catch (JsonException)
        {
            throw new SandboxStartException(SandboxFailure.Ended, $"{dotnet} did not start the sandbox: its output is unexpected.");
        }
        finally
        {
            if (!started)
                process.Stop();
        }
    }

    private static SandboxStartException Failed(int exitCode, string message) => exitCode switch
    {
        WrongArguments => new(SandboxFailure.ArgumentInvalid, message),
        CannotListen => new(SandboxFailure.PortUnavailable, message),
        _ => new(
            SandboxFailure.Ended,
            FormattableString.Invariant($"The sandbox ended with exit code {exitCode} before it listened. {message}").TrimEnd()),
    };

    private static SandboxStartException NoRuntime(IReadOnlyList<string> programs) => new(SandboxFailure.RuntimeMissing, programs.Count == 0
        ? $"The sandbox needs the ASP.NET Core runtime 8 or later, but there is no dotnet in {DotnetPrograms.Places}."
        : $"The sandbox needs the ASP.NET Core runtime 8 or later, which {string.Join(", ", programs)} cannot find.");

    // Systems other than Windows keep only the last byte of an exit code.
    private static int HostExitCode(uint code) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? unchecked((int)code) : (int)(code & 0xFF);
}
