using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Ipernity.Api.Documents;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>The fields of the API that a cmdlet's parameters fill, as <see cref="ApiFieldAttribute"/> declares them.</summary>
/// <param name="cmdletType">The type of the cmdlet.</param>
/// <param name="method">The method that takes the fields.</param>
internal sealed class ApiFieldTable(Type cmdletType, string method)
{
    private const string CreationField = "created_at";

    private readonly MethodFacts _method = MethodCatalogue.Find(method)!;

    private readonly (PropertyInfo Property, string Name)[] _fields =
    [
        .. from property in cmdletType.GetProperties()
           let field = property.GetCustomAttribute<ApiFieldAttribute>()
           where field is not null
           select (property, field.Name),
    ];

    /// <summary>Reads the fields from the command line and the current pipeline object. Blank values are ignored.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="row">The parameters that are bound for the current pipeline object.</param>
    /// <param name="firstParameter">The name of the first parameter that gives a field; null if none does.</param>
    /// <returns>Values by the names of the fields.</returns>
    /// <exception cref="ArgumentException">A value cannot be sent.</exception>
    public OrderedDictionary Read(PSCmdlet cmdlet, RowParameters row, out string? firstParameter)
    {
        var values = new OrderedDictionary(StringComparer.Ordinal);
        firstParameter = null;
        foreach (var (property, name) in _fields)
        {
            var value = property.GetValue(cmdlet);
            if (value.IsBlank() || (value is SwitchParameter flag && !IsGiven(flag, row.Find(property.Name))))
                continue;
            values[name] = Convert(property.Name, name, value!, row.IsOfPipeline(property.Name));
            firstParameter ??= property.Name;
        }

        return values;
    }

    /// <summary>The parameters that fill fields.</summary>
    /// <param name="fields">The names of the fields.</param>
    /// <returns>The names of the parameters, as they are typed.</returns>
    public IEnumerable<string> FindParameters(IEnumerable<string> fields) =>
        _fields.Where(field => fields.Contains(field.Name, StringComparer.Ordinal)).Select(static field => $"-{field.Property.Name}");

    private object Convert(string parameterName, string name, object value, bool isOfPipeline) => value switch
    {
        // One cell of a table can have several keywords. On the command line, each value is one keyword.
        string[] { Length: 1 } cell when isOfPipeline && name == KeywordText.Field => KeywordText.Split(cell[0]),
        string[] items => items.Where(static item => !item.IsBlank()).ToArray(),
        _ when name == CreationField => CreationDate.Read(value),
        string text when _method.FindParameter(name) is { Values.Count: > 0 } parameter =>
            parameter.FindValue(text)?.Code ?? throw NotAllowed(parameterName, text, parameter),
        double number when _method.FindParameter(name) is { } parameter && !parameter.Allows(PlainNumber(number)) =>
            throw NotAllowed(parameterName, PlainNumber(number), parameter),
        _ => value,
    };

    private static ArgumentException NotAllowed(string parameterName, string value, MethodParameter parameter) =>
        new($"-{parameterName} does not accept '{value}'. Allowed: {parameter.Allowed}.");

    private static string PlainNumber(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // A switch is never null, so only the bound parameters show whether it was given. If the previous row could not be bound, the engine
    // has reset the value but not the bound parameters.
    private static bool IsGiven(SwitchParameter value, object? bound) =>
        bound is SwitchParameter flag && flag == value && !ReferenceEquals(bound, FlagAttribute.Blank);
}
