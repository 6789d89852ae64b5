using System.Runtime.InteropServices;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>Completes when the program should stop: on a signal, or when its parent ends.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="parent">The id of the process that started this one; null if a person did.</param>
    public StopSignal(int? parent)
    {
        // Signals from the parent's terminal reach all processes of its group. They are for the parent to handle.
        Action<PosixSignalContext> onTerminalSignal = parent is null ? Stop : Ignore;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, onTerminalSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, onTerminalSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, onTerminalSignal),
        ];
        if (parent is { } id)
            _ = StopWithAsync(id);
    }

    public Task Requested => _requested.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _requested.TrySetResult();
    }

    private async Task StopWithAsync(int parent)
    {
        await ParentProcess.WaitForEndAsync(parent);
        _requested.TrySetResult();
    }
}
