using System.Collections;
using System.Management.Automation;
using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Completion;

/// <summary>
/// Completes a table of the method's parameters, such as <c>@{ doc_id = '' }</c>: first the required ones, then each optional one
/// together with them.
/// </summary>
public sealed class ParameterTableCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters)
    {
        var name = boundParameters["Method"] as string;
        var method = MethodCatalogue.All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
        if (method is null)
            return [];

        var missing = method.FindMissing([], hasToken: true).ToArray();
        var needed = method.Parameters.Where(parameter => missing.Contains(parameter.Name, StringComparer.Ordinal)).ToArray();
        var optional = method.Parameters.Where(static parameter => !parameter.IsRequired);
        return needed.Length > 0 ? [Snippet(needed, "required"), .. optional.Select(WithNeeded)] : optional.Select(WithNeeded);

        CompletionResult WithNeeded(MethodParameter parameter) => Snippet([.. needed, parameter], Describe(parameter));
    }

    private static CompletionResult Snippet(MethodParameter[] parameters, string tip)
    {
        var names = parameters.Select(static parameter => parameter.Name).ToArray();
        var table = $"@{{ {string.Join("; ", parameters.Select(static parameter => $"{parameter.Name} = '{Offer(parameter)}'"))} }}";
        return Word(table, $"{names[^1]}: {tip}", string.Join(" ", names));
    }

    // Offers all words of a list, because deleting some is easier than typing them.
    private static string Offer(MethodParameter parameter) => parameter.Type == ParameterType.List
        ? string.Join(",", parameter.Values.Select(static value => value.Code))
        : "";

    private static string Describe(MethodParameter parameter) =>
        parameter.Allowed.Length > 0 ? $"{parameter.Description.TrimEnd('.')} ({parameter.Allowed})" : parameter.Description;
}
