using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Exchanges the frob that a person has authorized for a token. The session is then connected.</summary>
[Cmdlet(VerbsLifecycle.Complete, "IpernityAuth", DefaultParameterSetName = ParameterSets.Authorization)]
[OutputType(typeof(IpernityConnection))]
public sealed class CompleteIpernityAuthCommand : ApplicationCmdlet
{
    /// <summary>What Connect-Ipernity gave. The session's latest where left out.</summary>
    [Parameter(ParameterSetName = ParameterSets.Authorization, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IpernityAuthorization? Authorization { get; set; }

    /// <summary>A frob of another origin: from Get-IpernityFrob, or from the callback of a web application.</summary>
    [Parameter(ParameterSetName = ParameterSets.ApiKey, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Credential, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Connection, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Frob { get; set; } = "";

    /// <summary>A connection of the application that asked for the frob.</summary>
    [Parameter(ParameterSetName = ParameterSets.Connection, Mandatory = true)]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>Exchanges the frob.</summary>
    protected override void ProcessRecord()
    {
        var (client, frob) = Find();
        try
        {
            WriteObject(RunspaceSession.Current.Connect(client, Await(stop => new DesktopAuthorization(client).GetTokenAsync(frob, cancellationToken: stop))));
        }
        catch (IpernityApiException failure) when (failure.Code == ErrorRecords.FrobNotAuthorizedCode)
        {
            Report(ErrorRecords.FrobNotAuthorized(failure, frob));
        }
        catch (IpernityException failure)
        {
            Report(ErrorRecords.From(failure, frob));
        }
    }

    private (IpernityClient Client, string Frob) Find()
    {
        var pending = Authorization ?? RunspaceSession.Current.Pending;
        if (ParameterSetName == ParameterSets.Authorization)
        {
            if (pending is null)
                ThrowTerminatingError(ErrorRecords.NoPendingAuthorization());
            return (pending!.Client, pending.Frob);
        }

        // A client of its own: to end one connection must not end another.
        var known = Connection?.Client ?? (ApplicationIsGiven ? null : pending?.Client);
        return (known?.CreateSibling() ?? CreateClient(), Frob);
    }
}
