using System.Diagnostics;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The program as a child process, which is killed after the test if it still runs.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly Process _process;
    private bool _isDisposed;

    public ProgramRun(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Ipernity.Sandbox.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    public int Id => _process.Id;

    public async Task<string> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(Soon()) ?? "";

    /// <summary>Waits for the end of the process.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(Soon());
        var errors = _process.StandardError.ReadToEndAsync(Soon());
        await _process.WaitForExitAsync(Soon());
        return (_process.ExitCode, await output, await errors);
    }

    public void CloseInput() => _process.StandardInput.Close();

    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{Id}"]);
        await kill.WaitForExitAsync(Soon());
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static CancellationToken Soon()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return patience.Token;
    }
}
