using System.Collections.Specialized;
using System.Management.Automation;
using System.Reflection;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>The fields of the API that a cmdlet's parameters fill, as <see cref="ApiFieldAttribute"/> declares them.</summary>
internal sealed class ApiFieldTable(Type cmdletType)
{
    private const string CreationField = "created_at";

    private readonly (PropertyInfo Property, string Name)[] _fields =
    [
        .. from property in cmdletType.GetProperties()
           let field = property.GetCustomAttribute<ApiFieldAttribute>()
           where field is not null
           select (property, field.Name),
    ];

    /// <summary>Reads the fields that the command line or the current pipeline object gives. Blank values count as not given.</summary>
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
            if (value.IsBlank() || (value is SwitchParameter && !IsFlagGiven(row.Find(property.Name))))
                continue;
            values[name] = Convert(name, value!, row.IsOfPipeline(property.Name));
            firstParameter ??= property.Name;
        }

        return values;
    }

    /// <summary>The parameters that fill fields.</summary>
    /// <param name="fields">The names of the fields.</param>
    /// <returns>The names of the parameters, as they are typed.</returns>
    public IEnumerable<string> FindParameters(IEnumerable<string> fields) =>
        _fields.Where(field => fields.Contains(field.Name, StringComparer.Ordinal)).Select(static field => $"-{field.Property.Name}");

    private static object Convert(string name, object value, bool isOfPipeline) => value switch
    {
        // One cell of a table can have several keywords. On the command line, each value is one keyword.
        string[] { Length: 1 } cell when isOfPipeline && name == KeywordText.Field => KeywordText.Split(cell[0]),
        string[] items => items.Where(static item => !item.IsBlank()).ToArray(),
        _ when name == CreationField => CreationDate.Read(value),
        _ => value,
    };

    // A switch is never null, so the binding has to tell whether it was given.
    private static bool IsFlagGiven(object? bound) => bound is not null && !ReferenceEquals(bound.Unwrap(), FlagAttribute.Blank);
}
