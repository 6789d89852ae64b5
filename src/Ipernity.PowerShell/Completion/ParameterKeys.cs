using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ipernity.Auth.Methods;
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
            Try(RemoveMembers);
            keys._method = null;
        }
    }

    private static ParameterKeys? Current => Runspace.DefaultRunspace is { } runspace ? OfRunspaces.GetOrCreateValue(runspace) : null;

    private void Set(string method)
    {
        if (_method == method)
            return;

        Try(RemoveMembers);
        Try(shell => AddMembers(shell, ParametersOf(method)));
        _method = method;
        _narrowed |= method.Length > 0;
    }

    private static IEnumerable<MethodParameter> ParametersOf(string method) => method.Length > 0
        ? MethodCatalogue.Find(method)!.Parameters
        : MethodCatalogue.All.SelectMany(static facts => facts.Parameters).GroupBy(static parameter => parameter.Name, static (_, same) => same.First());

    private static void RemoveMembers(System.Management.Automation.PowerShell shell) => shell
        .AddCommand(@"Microsoft.PowerShell.Utility\Remove-TypeData")
        .AddParameter("TypeName", typeof(IParameterDictionary).FullName);

    private static void AddMembers(System.Management.Automation.PowerShell shell, IEnumerable<MethodParameter> parameters)
    {
        var type = new TypeData(typeof(IParameterDictionary));
        foreach (var parameter in parameters)
            type.Members.Add(parameter.Name, new NotePropertyData(parameter.Name, ParameterTip.Of(parameter)));
        if (type.Members.Count > 0)
            shell.AddCommand(@"Microsoft.PowerShell.Utility\Update-TypeData").AddParameter("TypeData", type);
    }

    // What goes wrong here must neither show nor keep a call from being made.
    private static void Try(Action<System.Management.Automation.PowerShell> build)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        build(shell);
        if (shell.Commands.Commands.Count == 0)
            return;

        try
        {
            shell.AddParameter("ErrorAction", ActionPreference.Ignore).Invoke();
        }
        catch (Exception unavailable) when (unavailable is RuntimeException or InvalidOperationException)
        {
            // A host without these commands, or a language mode that forbids them, completes no keys.
        }
    }
}
