using System.Collections;
using System.Management.Automation;
using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the names of the values that a parameter of the API takes. The tooltips say what they mean.</summary>
public abstract class ValueCompleter : WordCompleter
{
    private readonly string _method;
    private readonly string _parameter;

    private protected ValueCompleter(string method, string parameter)
    {
        _method = method;
        _parameter = parameter;
    }

    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
        MethodCatalogue.Find(_method)!.FindParameter(_parameter)!.Values
            .Select(static value => Word(value.Name, $"{value.Code}: {value.Meaning}"));
}
