using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Parameters;

namespace Ipernity.PowerShell.Completion;

/// <summary>
/// Lets the names of parameters be completed as keys of a table. For keys PowerShell asks no completer: it offers the members that
/// the runspace's type data has for the type of the cmdlet's parameter. So these are set to those of the method at hand, just
/// before PowerShell looks.
/// </summary>
internal sealed class ParameterKeys
{
    private const string AnyMethod = "";

    private static readonly ConditionalWeakTable<Runspace, ParameterKeys> OfRunspaces = new();

    // Most processes never complete anything: a cmdlet then pays for one look at this.
    private static volatile bool _narrowed;

    private string? _method;

    /// <summary>Offers the parameters of a method, and those of all where it is not known.</summary>
    public static void Offer(string method)
    {
        var facts = MethodCatalogue.Find(method);
        Current?.Set(facts is { ParametersAreKnown: true } ? facts.Name : AnyMethod);
    }

    /// <summary>Offers no longer those of one method: where a later completion does not get as far as to tell its method, they would be wrong.</summary>
    public static void Widen()
    {
        if (_narrowed && Current is { _method: { Length: > 0 } } keys)
            keys.Set(AnyMethod);
    }

    /// <summary>Takes away what was offered in this runspace.</summary>
    public static void Forget()
    {
        if (Current is { _method: not null } keys)
        {
            TypeMembers.Remove(typeof(IParameterDictionary));
            keys._method = null;
        }
    }

    private static ParameterKeys? Current => Runspace.DefaultRunspace is { } runspace ? OfRunspaces.GetOrCreateValue(runspace) : null;

    private void Set(string method)
    {
        if (_method == method)
            return;

        TypeMembers.Replace(typeof(IParameterDictionary), ParametersOf(method).Select(static parameter => new NotePropertyData(parameter.Name, ParameterTip.Of(parameter))));
        _method = method;
        _narrowed |= method.Length > 0;
    }

    private static IEnumerable<MethodParameter> ParametersOf(string method) => method.Length > 0
        ? MethodCatalogue.Find(method)!.Parameters
        : MethodCatalogue.All.SelectMany(static facts => facts.Parameters).GroupBy(static parameter => parameter.Name, static (_, same) => same.First());
}
