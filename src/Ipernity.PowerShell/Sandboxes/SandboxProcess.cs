using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// A sandbox as a child process. Its standard input is what holds it: the sandbox ends when this end of it is closed, by
/// the system too when this process is gone, however that ended.
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
        // Read all the time: a pipe that is full would hold the sandbox up.
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static SandboxProcess Start(string program, IEnumerable<string> words) => new(Process.Start(new ProcessStartInfo(program, CommandLine.Join(words))
    {
        UseShellExecute = false,
        // A console of its own on Windows, where Ctrl+C goes to all that share one.
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardErrorEncoding = Encoding.UTF8,
        // Not that of the person, which could then not be deleted.
        WorkingDirectory = Path.GetTempPath(),
    })!);

    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return !_isStopped && !_process.HasExited;
        }
    }

    /// <summary>The first line that the sandbox prints; nothing where it ended before.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled. The process has ended then.</exception>
    public async Task<string?> ReadLineAsync(CancellationToken stop)
    {
        using (stop.Register(Kill))
        {
            // The end of the process ends the reading too.
            var line = await _line.ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return line;
        }
    }

    /// <summary>How a process went that ended by itself: its exit code, and the first line of what it said.</summary>
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
            // The sandbox has ended and cannot be told.
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
            // It ended at the same moment.
        }
    }
}
