using System.Management.Automation;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets the session's connection.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityConnection")]
[OutputType(typeof(IpernityConnection))]
public sealed class GetIpernityConnectionCommand : PSCmdlet
{
    /// <summary>Writes the connection.</summary>
    protected override void ProcessRecord()
    {
        if (RunspaceSession.Current.Connection is { } connection)
            WriteObject(connection);
        else
            WriteVerbose("Not connected.");
    }
}
