using System.Management.Automation;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Closes a connection. The module forgets the token; the service does not revoke it.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Ipernity")]
[OutputType(typeof(void))]
public sealed class DisconnectIpernityCommand : PSCmdlet
{
    /// <summary>The connection to close. The default is the session's connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>Closes the connection.</summary>
    protected override void ProcessRecord()
    {
        var session = RunspaceSession.Current;
        var connection = Connection ?? session.Connection;
        if (connection is null && session.Pending is null)
            WriteWarning("There is no connection to close.");

        connection?.Close();
        if (ReferenceEquals(connection, session.Connection))
        {
            session.Connection = null;
            session.Pending = null;
        }
    }
}
