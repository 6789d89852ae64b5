using System.Management.Automation;
using Ipernity.Auth.Http;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>A cmdlet that works on a member's uploads.</summary>
public abstract class UploadCmdlet : IpernityCmdlet
{
    /// <summary>The connection to use instead of the session's.</summary>
    [Parameter]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>How often what fails is tried again, where that is safe. 0 for never.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>The seconds before it is tried again, unless the service asks for another time. Each further time is about twice as long.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The connection, which permits what the method needs.</summary>
    /// <param name="method">The method.</param>
    private protected IpernityConnection RequireConnection(string method)
    {
        var connection = Connection ?? RunspaceSession.Current.Connection;
        if (connection is null)
            ThrowTerminatingError(ErrorRecords.NotConnected());
        if (connection!.IsClosed)
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(connection));
        var facts = MethodCatalogue.Find(method)!;
        if (!connection.Permission.Includes(facts.Permissions))
            ThrowTerminatingError(ErrorRecords.PermissionNeeded(facts, connection.Permission));
        return connection;
    }

    private protected RetryPolicy Retries => new(MaximumRetryCount, TimeSpan.FromSeconds(RetryIntervalSec));

    private protected Action<CallAttempt>? Attempted => IsWanted("Verbose") || IsWanted("Debug") ? attempt => Post(() => WriteDetail(CallLog.Describe(attempt))) : null;

    private protected void AwaitEnd(Func<CancellationToken, Task> work) => Await(async stop =>
    {
        await work(stop).ConfigureAwait(false);
        return true;
    });
}
