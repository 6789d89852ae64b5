using System.Management.Automation;
using Ipernity.Api.Accounts;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets the account that is connected: its member, its upload quota and its limits.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityAccount")]
[OutputType(typeof(IpernityAccount))]
public sealed class GetIpernityAccountCommand : ServiceCmdlet
{
    /// <summary>Reads the account.</summary>
    protected override void ProcessRecord()
    {
        var connection = RequireConnection("account.getQuota");
        var service = new AccountService(connection.Client, CreateOptions(connection.TokenText));
        try
        {
            WriteObject(Await(connection.Client, stop => service.GetAsync(connection.UserId, stop)).ForOutput());
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, connection, connection.Permission));
        }
    }
}
