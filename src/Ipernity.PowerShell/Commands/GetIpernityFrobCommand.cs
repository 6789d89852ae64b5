using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Commands;

/// <summary>Asks for a frob, the first step of the authorization alone.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityFrob", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(string))]
public sealed class GetIpernityFrobCommand : ConnectionCmdlet
{
    /// <summary>Asks for the frob.</summary>
    protected override void ProcessRecord()
    {
        var client = ClientOf(FindConnection());
        try
        {
            WriteObject(Await(stop => new DesktopAuthorization(client).GetFrobAsync(cancellationToken: stop)));
        }
        catch (IpernityException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure, client.Application.ApiKey));
        }
    }
}
