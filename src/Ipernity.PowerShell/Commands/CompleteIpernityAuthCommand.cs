using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Exchanges an authorized frob for a token and connects the session.</summary>
[Cmdlet(VerbsLifecycle.Complete, "IpernityAuth", DefaultParameterSetName = ParameterSets.Authorization)]
[OutputType(typeof(IpernityConnection))]
public sealed class CompleteIpernityAuthCommand : ApplicationCmdlet
{
    /// <summary>The output of Connect-Ipernity. The default is the session's latest authorization.</summary>
    [Parameter(ParameterSetName = ParameterSets.Authorization, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IpernityAuthorization? Authorization { get; set; }

    /// <summary>A frob from Get-IpernityFrob or from the callback of a web application.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Credential, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Frob { get; set; } = "";

    /// <summary>Exchanges the frob.</summary>
    protected override void ProcessRecord()
    {
        var (client, frob, target) = FindPending();
        try
        {
            var token = Await(client, stop => new DesktopAuthorization(client).GetTokenAsync(frob, CreateOptions(), stop));
            ConnectionOutput.Connect(this, client, token, target);
        }
        catch (IpernityApiException failure) when (failure.Code == ConnectionErrors.FrobNotAuthorizedCode)
        {
            WriteError(ConnectionErrors.FrobNotAuthorized(failure, frob));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, frob));
        }
    }

    private (IpernityClient Client, string Frob, ProfileTarget? Target) FindPending()
    {
        var pending = Authorization ?? RunspaceSession.Current.Pending;
        if (ParameterSetName != ParameterSets.Authorization)
        {
            var isOfPending = Connection is null && !ApplicationIsGiven && pending is not null;
            return (isOfPending ? pending!.Client.CreateSibling() : CreateClient(), Frob, isOfPending ? pending!.SaveAs : null);
        }

        if (this.IsTyped(nameof(Connection)))
            ThrowTerminatingError(ConnectionErrors.FrobRequired());
        if (pending is null)
            ThrowTerminatingError(ConnectionErrors.NoPendingAuthorization());
        return (pending!.Client, pending.Frob, pending.SaveAs);
    }
}
