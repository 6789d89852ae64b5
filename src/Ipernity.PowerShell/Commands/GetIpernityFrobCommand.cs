using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets a frob, the first step of an authorization.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityFrob", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(string))]
public sealed class GetIpernityFrobCommand : ApplicationCmdlet
{
    /// <summary>Gets the frob.</summary>
    protected override void ProcessRecord()
    {
        var client = ClientOf(FindConnection());
        try
        {
            WriteObject(Await(client, stop => new DesktopAuthorization(client).GetFrobAsync(CreateOptions(), stop)));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, client.Server.Address));
        }
    }
}
