using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// A sandbox as a child process. It ends when its standard input is closed. The system closes it when this process ends in any way.
/// </summary>
internal sealed class SandboxProcess
{
    private const int EndsWithin = 5000;

    private readonly Process _process;
    private readonly Task<string?> _line;
    private readonly Task<string> _errors;
    private readonly object _gate = new();
    private bool _isStopped;

    private SandboxProcess(Process process)
    {
        _process = process;
        _line = process.StandardOutput.ReadLineAsync();
        // Read all the time, because a full pipe would block the sandbox.
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static SandboxProcess Start(string program, IEnumerable<string> arguments) =>
        new(Process.Start(EnvironmentVariables.WithoutSecrets(new ProcessStartInfo
        {
            FileName = program,
            Arguments = CommandLine.Join(arguments),
            UseShellExecute = false,
            // On Windows, Ctrl+C goes to all processes that share a console.
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            // A process keeps its working directory from being deleted.
            WorkingDirectory = Path.GetTempPath(),
        }))!);

    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return !_isStopped && !_process.HasExited;
        }
    }

    /// <summary>The first line that the sandbox prints; null if it ended before.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled, and the process has ended.</exception>
    public async Task<string?> ReadLineAsync(CancellationToken stop)
    {
        using (stop.Register(Kill))
        {
            // When the process ends, the read ends too.
            var line = await _line.ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return line;
        }
    }

    /// <summary>Waits for a process that ends by itself, and returns its exit code and the first line of its errors.</summary>
    public async Task<(int ExitCode, string Message)> EndAsync()
    {
        var errors = await _errors.ConfigureAwait(false);
        _process.WaitForExit();
        return (_process.ExitCode, errors.Split('\n')[0].Trim());
    }

    public void Release()
    {
        lock (_gate)
        {
            if (!_isStopped)
                CloseInput();
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            if (_isStopped)
                return;

            CloseInput();
            if (!_process.WaitForExit(EndsWithin))
                Kill();
            _process.Dispose();
            _isStopped = true;
        }
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The sandbox has already ended.
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit();
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // The process ended at the same moment.
        }
    }
}
