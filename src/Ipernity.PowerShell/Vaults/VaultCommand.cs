using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Vaults;

/// <summary>
/// Runs commands of SecretManagement, each within a time limit and until Ctrl+C. Its cmdlets wait for a vault without a limit and cannot
/// be stopped, so they run in a runspace of their own, which is abandoned if the vault does not answer. Functions that stand in for them
/// run in the session that defines them.
/// </summary>
/// <param name="cmdlet">The calling cmdlet.</param>
/// <param name="awaiter">Waits for the commands.</param>
/// <param name="limit">The time limit of one command.</param>
internal sealed class VaultCommand(PSCmdlet cmdlet, PipelineAwaiter awaiter, TimeSpan limit) : IDisposable
{
    public const string Module = "Microsoft.PowerShell.SecretManagement";

    private readonly bool _isAttended = HostPrompt.IsAttended(cmdlet.Host);
    private Runspace? _runspace;

    /// <summary>Runs a command.</summary>
    /// <returns>The output and the errors.</returns>
    /// <exception cref="VaultException">The command does not exist, or it did not end in time.</exception>
    public VaultOutput Run(string name, params (string Name, object Value)[] parameters)
    {
        var command = Find(name) ?? throw new VaultException(VaultFailure.NotInstalled, $"The module {Module} is not installed.");
        return command is CmdletInfo { ModuleName: Module } ? RunApart(command, parameters) : RunHere(command, parameters);
    }

    public void Dispose() => _runspace?.Dispose();

    private CommandInfo? Find(string name)
    {
        var command = cmdlet.InvokeCommand.GetCommand(name, CommandTypes.Alias | CommandTypes.Function | CommandTypes.Cmdlet);
        return command is AliasInfo alias ? alias.ResolvedCommand : command;
    }

    private VaultOutput RunHere(CommandInfo command, (string Name, object Value)[] parameters)
    {
        using var shell = Fill(System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace), command, parameters);
        var isLate = false;
        using var timer = new Timer(_ =>
        {
            isLate = true;
            shell.BeginStop(null, null);
        });
        timer.Change(limit, Timeout.InfiniteTimeSpan);
        var settings = _isAttended ? new PSInvocationSettings() : new PSInvocationSettings { Host = new QuietHost() };
        try
        {
            var objects = shell.Invoke(null, settings);
            return isLate ? throw TimedOut(command) : VaultOutput.Of(shell, objects);
        }
        catch (PipelineStoppedException) when (isLate)
        {
            throw TimedOut(command);
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            return VaultOutput.Of(failure);
        }
    }

    private VaultOutput RunApart(CommandInfo command, (string Name, object Value)[] parameters)
    {
        var shell = System.Management.Automation.PowerShell.Create();
        var task = Task.Factory.StartNew(
            () => InvokeApart(shell, command, parameters), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return awaiter.Await(stop => WaitAsync(task, command, stop));
        }
        finally
        {
            if (task.IsCompleted)
                shell.Dispose();
            else
                Abandon(task, shell);
        }
    }

    private async Task<VaultOutput> WaitAsync(Task<VaultOutput> task, CommandInfo command, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(task, Task.Delay(limit, waiting.Token)).ConfigureAwait(false);
        waiting.Cancel();
        stop.ThrowIfCancellationRequested();
        return first == task ? await task.ConfigureAwait(false) : throw TimedOut(command);
    }

    // The runspace is disposed when its command ends, without a wait.
    private void Abandon(Task task, System.Management.Automation.PowerShell shell)
    {
        var runspace = _runspace;
        _runspace = null;
        task.ContinueWith(
            _ =>
            {
                shell.Dispose();
                runspace?.Dispose();
            },
            TaskScheduler.Default);
    }

    private VaultOutput InvokeApart(
        System.Management.Automation.PowerShell shell, CommandInfo command, (string Name, object Value)[] parameters)
    {
        shell.Runspace = _runspace ??= Open(command);
        Fill(shell, command, parameters);
        try
        {
            return VaultOutput.Of(shell, shell.Invoke());
        }
        catch (RuntimeException failure)
        {
            return VaultOutput.Of(failure);
        }
    }

    private Runspace Open(CommandInfo command)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([command.Module?.Path ?? Module]);
        var runspace = _isAttended
            ? RunspaceFactory.CreateRunspace(cmdlet.Host, state)
            : RunspaceFactory.CreateRunspace(new QuietHost(), state);
        runspace.Open();
        return runspace;
    }

    private static System.Management.Automation.PowerShell Fill(
        System.Management.Automation.PowerShell shell, CommandInfo command, (string Name, object Value)[] parameters)
    {
        // Without a scope of its own, the variables of a function would become those of the session.
        shell.AddCommand(command is CmdletInfo ? $@"{command.ModuleName}\{command.Name}" : command.Name, useLocalScope: true);
        foreach (var (name, value) in parameters)
            shell.AddParameter(name, value);
        return shell;
    }

    private VaultException TimedOut(CommandInfo command) =>
        new(VaultFailure.TimedOut, $"{command.Name} did not finish within {DurationText.Of(limit)}.");
}
