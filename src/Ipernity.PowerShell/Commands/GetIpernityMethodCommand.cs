using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Methods;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets what is known of the API's methods: what a call needs, which parameters it takes. Nothing is sent without -Online.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityMethod", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(IpernityMethod), typeof(IpernityMethodDescription))]
public sealed class GetIpernityMethodCommand : ConnectionCmdlet
{
    private const int FirstCommonCode = 100;

    private PermissionSet _permission = PermissionSet.None;

    /// <summary>The names, in any case, such as doc.getList or *.getList. All methods where left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets only methods that need a permission in this area: doc, blog, post, network or profile.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PermissionAreaCompleter))]
    public string? Permission { get; set; }

    /// <summary>Asks the service for its own description of each method, which tells more.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <summary>Checks the area.</summary>
    protected override void BeginProcessing()
    {
        if (Permission is null)
            return;

        try
        {
            _permission = PermissionSet.None.With(Permission, "read");
        }
        catch (ArgumentException invalid)
        {
            ThrowTerminatingError(ErrorRecords.InvalidPermissionArea(invalid, Permission));
        }
    }

    /// <summary>Gets the methods of each name.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            if (Find(name) is not { } known)
                continue;
            if (known.Length > 0)
                Write(known);
            else if (!WildcardPattern.ContainsWildcardCharacters(name))
                WriteUnknown(name);
        }
    }

    /// <returns>The methods; nothing where the name is no pattern, which is told.</returns>
    private MethodFacts[]? Find(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            return [.. MethodCatalogue.All.Where(method => pattern.IsMatch(method.Name))];
        }
        catch (WildcardPatternException)
        {
            WriteError(ErrorRecords.InvalidWildcard(name));
            return null;
        }
    }

    private void Write(MethodFacts[] methods)
    {
        foreach (var method in methods.Where(method => method.Permissions.Includes(_permission)))
        {
            if (Online)
                WriteDescription(method.Name);
            else
                WriteObject(new IpernityMethod(method));
        }
    }

    private void WriteUnknown(string name)
    {
        if (Online)
            WriteDescription(name);
        else
            WriteError(ErrorRecords.MethodNotFound(name, MethodCatalogue.FindSimilar(name)));
    }

    private void WriteDescription(string name)
    {
        try
        {
            var client = FindClient();
            var description = Await(stop => MethodDescription.AskAsync(client, name, cancellationToken: stop));
            if (description.Permissions.Includes(_permission))
                WriteObject(new IpernityMethodDescription(description));
        }
        catch (ArgumentException invalid)
        {
            WriteError(ErrorRecords.InvalidCall(invalid, name));
        }
        catch (IpernityApiException unknown) when (unknown.Code is > 0 and < FirstCommonCode)
        {
            WriteError(ErrorRecords.MethodNotFound(unknown, name, MethodCatalogue.FindSimilar(name)));
        }
        catch (IpernityException failure)
        {
            // Whatever keeps the service from answering this keeps it from answering the others.
            ThrowTerminatingError(ErrorRecords.From(failure, name));
        }
    }

    private IpernityClient FindClient()
    {
        var connection = FindConnection();
        if (connection is null && ParameterSetName == ParameterSets.Connection)
            ThrowTerminatingError(ErrorRecords.NotConnected());
        return ClientOf(connection);
    }
}
