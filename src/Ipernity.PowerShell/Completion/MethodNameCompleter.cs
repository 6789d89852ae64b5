using System.Collections;
using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the name of a method. The tooltip shows what the method needs and takes.</summary>
public sealed class MethodNameCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        MethodCatalogue.All.Select(static method => Word(method.Name, Tip(method)));

    private static string Tip(MethodFacts method) =>
        $"{(method.ChangesData ? "changes data" : "reads")}, needs {Needs(method)}\n{Takes(method)}";

    private static string Needs(MethodFacts method) => (method.NeedsToken, method.NeedsSignature) switch
    {
        (true, _) when method.Permissions.Equals(PermissionSet.None) => "a token",
        (true, _) => $"a token with {method.Permissions}",
        (_, true) => "a signature",
        _ when method.Permissions.Equals(PermissionSet.None) => "only an API key",
        _ => $"only an API key; a token with {method.Permissions} also shows private items",
    };

    private static string Takes(MethodFacts method) => method switch
    {
        { ParametersAreKnown: false } => "parameters: not known",
        { Parameters.Count: 0 } => "parameters: none",
        _ => $"parameters: {string.Join(" ", method.Parameters)}",
    };
}
