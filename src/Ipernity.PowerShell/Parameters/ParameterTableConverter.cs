using System.Collections;
using System.Management.Automation;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Converts tables of every kind to <see cref="IParameterDictionary"/>, also where a mock or a proxy stands in for a cmdlet.</summary>
public sealed class ParameterTableConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => Convert(sourceValue) is not null;

    /// <inheritdoc/>
    public override object? ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => Convert(sourceValue);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();

    /// <returns>The table; nothing where the value is none.</returns>
    internal static IParameterDictionary? Convert(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IParameterDictionary known => known,
        IDictionary table => new ParameterTable(table),
        string text when UnreadTable.IsOne(text) => new ParameterTable(new UnreadTable()),
        _ => null,
    };
}
