using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;
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
        if (ParameterSetName == ParameterSets.Authorization)
        {
            Complete(FindAuthorization());
            return;
        }

        var pending = Authorization ?? RunspaceSession.Current.Pending;
        var isOfPending = Connection is null && !ApplicationIsGiven && pending is not null;
        var client = isOfPending ? pending!.Client.CreateSibling() : CreateClient();
        Complete(new IpernityAuthorization(client, Frob, PermissionSet.None) { SaveAs = isOfPending ? pending!.SaveAs : null });
    }

    private void Complete(IpernityAuthorization authorization)
    {
        var frob = authorization.Frob;
        try
        {
            var redeemed = Await(authorization.Client, stop => authorization.RedeemAsync(CreateOptions(), stop));
            ConnectionOutput.Connect(this, redeemed, authorization);
        }
        catch (IpernityApiException failure) when (IsNotAuthorized(failure, authorization))
        {
            WriteError(ConnectionErrors.FrobNotAuthorized(failure, frob));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, frob));
        }
    }

    private static bool IsNotAuthorized(IpernityApiException failure, IpernityAuthorization authorization) =>
        authorization.RequestToken is null
            ? failure.Code == ConnectionErrors.FrobNotAuthorizedCode
            : failure.SharedCode == ApiErrorCode.TokenInvalid;

    private IpernityAuthorization FindAuthorization()
    {
        if (this.IsTyped(nameof(Connection)))
            ThrowTerminatingError(ConnectionErrors.FrobRequired());
        if ((Authorization ?? RunspaceSession.Current.Pending) is not { } pending)
        {
            ThrowTerminatingError(ConnectionErrors.NoPendingAuthorization());
            throw new InvalidOperationException();
        }

        return pending;
    }
}
