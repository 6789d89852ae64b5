using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.Api.Methods;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Cmdlets;

/// <summary>The base of cmdlets that call the service: the connection, the time limit, the retries, and a wait that Ctrl+C ends.</summary>
public abstract class ServiceCmdlet : PSCmdlet, IDisposable
{
    private readonly PipelineAwaiter _awaiter = new();
    private readonly List<IDisposable> _owned = [];
    private ProfileAccess? _profiles;

    private protected ServiceCmdlet()
    {
    }

    /// <summary>The connection to use. The default is the session's connection.</summary>
    [Parameter]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>The time limit in seconds.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How many times a failed call is retried if that is safe. The default is 2; 0 turns retries off.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>The pause in seconds before the first retry. It doubles with each retry. The service can ask for a longer pause.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(0, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The options of calls: time limit, retries, and a log of the attempts if the verbose or debug stream is on.</summary>
    /// <param name="token">The token to call with.</param>
    internal CallOptions CreateOptions(string? token = null) =>
        new() { Token = token, Timeout = TimeLimit, Retries = Retries, Attempted = LogAttempt };

    /// <summary>The saved profiles.</summary>
    internal ProfileStore Profiles =>
        (_profiles ??= new ProfileAccess(this, _awaiter, TimeLimit, this.IsGiven(nameof(TimeoutSec)))).Store;

    private protected TimeSpan TimeLimit => TimeSpan.FromSeconds(TimeoutSec);

    private protected RetryPolicy Retries => new(MaximumRetryCount, TimeSpan.FromSeconds(RetryIntervalSec));

    /// <summary>Cancels the work that the cmdlet waits for.</summary>
    protected override void StopProcessing() => _awaiter.Cancel();

    /// <summary>Frees what the cmdlet used.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet used.</summary>
    /// <param name="disposing">True when <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        _owned.ForEach(static used => used.Dispose());
        _profiles?.Dispose();
        _awaiter.Dispose();
    }

    /// <summary>Disposes an object together with the cmdlet.</summary>
    private protected T Own<T>(T used)
        where T : IDisposable
    {
        _owned.Add(used);
        return used;
    }

    /// <summary>Waits for work that uses a client. If the client is closed meanwhile, the error names the closed connection.</summary>
    internal T Await<T>(IpernityClient client, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return _awaiter.Await(work);
        }
        catch (ObjectDisposedException closed) when (client.IsClosed)
        {
            // Another runspace closed the connection while this one used it.
            ThrowTerminatingError(ConnectionErrors.ConnectionClosed(closed));
            throw;
        }
    }

    /// <inheritdoc cref="Await{T}(IpernityClient, Func{CancellationToken, Task{T}})"/>
    internal void Await(IpernityClient client, Func<CancellationToken, Task> work) => Await(client, async stop =>
    {
        await work(stop).ConfigureAwait(false);
        return true;
    });

    /// <summary>Waits for work that calls no service.</summary>
    internal T Await<T>(Func<CancellationToken, Task<T>> work) => _awaiter.Await(work);

    internal void Pause(TimeSpan time) => _awaiter.Await(stop => Task.Delay(time, stop));

    internal void Post(Action action) => _awaiter.Post(action);

    internal void RunPosted() => _awaiter.RunPosted();

    /// <summary>Asks for confirmation. Control characters in names and titles are made visible.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(VisibleText.OfLine(target), VisibleText.OfLine(action));

    /// <summary>Asks a question. Control characters in names and titles are made visible.</summary>
    /// <returns>The answer; null if nobody can be asked.</returns>
    internal bool? AskToContinue(string query, string caption)
    {
        if (!HostPrompt.IsAttended(Host))
            return null;
        try
        {
            return ShouldContinue(VisibleText.OfLine(query), VisibleText.OfLine(caption));
        }
        catch (Exception refused) when (refused is HostException or PSInvalidOperationException or NotImplementedException)
        {
            // The host is not interactive, although it has a user interface.
            return null;
        }
    }

    /// <summary>Writes a warning. Control characters in names and titles are made visible.</summary>
    internal new void WriteWarning(string message) => base.WriteWarning(VisibleText.Of(message));

    /// <summary>Writes a debug message. Control characters in names and titles are made visible.</summary>
    private protected new void WriteDebug(string message) => base.WriteDebug(VisibleText.Of(message));

    /// <summary>The given connection or the session's; null if there is none.</summary>
    private protected IpernityConnection? FindOpenConnection()
    {
        var connection = Connection ?? RunspaceSession.Current.Connection;
        if (connection is { IsClosed: true })
            ThrowTerminatingError(ConnectionErrors.ConnectionClosed(connection));
        return connection;
    }

    /// <summary>The given connection or the session's. Ends the cmdlet with an error if it lacks the permission for the method.</summary>
    private protected IpernityConnection RequireConnection(string method)
    {
        var connection = FindOpenConnection();
        if (connection is null)
            ThrowTerminatingError(ConnectionErrors.NotConnected());
        var facts = MethodCatalogue.Find(method)!;
        if (!connection!.Permission.Includes(facts.Permissions))
            ThrowTerminatingError(CallErrors.PermissionDenied(facts, connection.Permission, canForce: false));
        return connection;
    }

    /// <summary>Logs each attempt of a call; null if the verbose and debug streams are off.</summary>
    private protected Action<CallAttempt>? LogAttempt => this.IsStreamOn("Verbose") || this.IsStreamOn("Debug")
        ? attempt => Post(() => this.WriteDetail(CallLog.Describe(attempt)))
        : null;
}
