using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Methods;
using Ipernity.PowerShell.Parameters;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets the methods of the API: what each call needs and which parameters it takes.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityMethod", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(IpernityMethod), typeof(IpernityMethodDescription))]
public sealed class GetIpernityMethodCommand : ApplicationCmdlet
{
    private PermissionSet _permission = PermissionSet.None;
    private bool _isOver;

    /// <summary>The names, such as doc.getList or *.getList. The default is all methods.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    [ColumnText("Name", IsOptional = true)]
    [AllowNull]
    public string[]? Name { get; set; }

    /// <summary>Gets only methods that need a permission in this area: doc, blog, post, network or profile.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PermissionAreaCompleter))]
    public string? Permission { get; set; }

    /// <summary>Gets the descriptions from the service, which are more detailed than the catalogue of the module.</summary>
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
            ThrowTerminatingError(ConnectionErrors.InvalidPermissionArea(invalid, Permission));
        }
    }

    /// <summary>Gets the methods.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name ?? ["*"])
        {
            if (_isOver)
                return;
            if (Find(name) is not { } known)
                continue;
            if (known.Length > 0)
                Write(known, isNamed: !WildcardPattern.ContainsWildcardCharacters(name));
            else if (!WildcardPattern.ContainsWildcardCharacters(name))
                WriteUnknown(name);
        }
    }

    /// <returns>The methods; null after an error about an invalid pattern.</returns>
    private MethodFacts[]? Find(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            return [.. MethodCatalogue.All.Where(method => pattern.IsMatch(method.Name))];
        }
        catch (WildcardPatternException)
        {
            WriteError(CallErrors.InvalidWildcard(name));
            return null;
        }
    }

    private void Write(MethodFacts[] methods, bool isNamed)
    {
        foreach (var method in methods.Where(method => !_isOver && method.Permissions.Includes(_permission)))
        {
            if (Online)
                WriteDescription(method.Name);
            else
                WriteObject(isNamed ? InDetail(new IpernityMethod(method)) : new IpernityMethod(method));
        }
    }

    // The views show one method as a list, and many as a table.
    private static PSObject InDetail(IpernityMethod method)
    {
        var detailed = new PSObject(method);
        detailed.TypeNames.Insert(0, $"{typeof(IpernityMethod).FullName}#Detail");
        return detailed;
    }

    private void WriteUnknown(string name)
    {
        if (Online)
            WriteDescription(name);
        else
            WriteError(CallErrors.MethodNotFound(name, MethodCatalogue.FindSimilar(name)));
    }

    private void WriteDescription(string name)
    {
        try
        {
            var client = ClientOf(RequireConnectionOrApplication());
            var description = Await(client, stop => MethodDescription.AskAsync(client, name, CreateOptions(), stop));
            if (description.Permissions.Includes(_permission))
                WriteObject(new IpernityMethodDescription(description));
        }
        catch (ArgumentException invalid)
        {
            WriteError(CallErrors.InvalidCall(invalid, name));
        }
        catch (IpernityApiException unknown) when (unknown.IsMethodCode)
        {
            WriteError(CallErrors.UnknownMethod(unknown, name, MethodCatalogue.FindSimilar(name)));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, name));
            // The other names would fail in the same way.
            _isOver = true;
        }
    }
}
