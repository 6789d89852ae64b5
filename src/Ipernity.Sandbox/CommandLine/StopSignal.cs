using System.Runtime.InteropServices;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>Completes when the program is to stop: when it is asked to terminate, and with its terminal or, if it has a parent, with that.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="parent">The process that started this one and that alone decides; nothing where a person did.</param>
    public StopSignal(int? parent)
    {
        // What happens at the parent's terminal reaches the whole group of processes, and is for the parent to act on.
        Action<PosixSignalContext> terminal = parent is null ? Stop : Ignore;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, terminal),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, terminal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, terminal),
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
        await ParentEnd.WaitAsync(parent);
        _requested.TrySetResult();
    }
}
