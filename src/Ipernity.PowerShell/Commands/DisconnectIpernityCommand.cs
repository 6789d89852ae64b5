using System.Management.Automation;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Ends a connection on this side: the token is forgotten, not revoked.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Ipernity")]
[OutputType(typeof(void))]
public sealed class DisconnectIpernityCommand : PSCmdlet
{
    /// <summary>The connection to end instead of the session's.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>Ends the connection.</summary>
    protected override void ProcessRecord()
    {
        var session = RunspaceSession.Current;
        var connection = Connection ?? session.Connection;
        if (connection is null && session.Pending is null)
            WriteWarning("Not connected to ipernity: there is nothing to end.");

        connection?.Close();
        if (ReferenceEquals(connection, session.Connection))
        {
            session.Connection = null;
            session.Pending = null;
        }
    }
}
