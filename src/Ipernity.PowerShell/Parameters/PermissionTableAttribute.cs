using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts a table such as <c>@{ doc = 'write' }</c>, an object with such properties, or the permission of a connection.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PermissionTableAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData.Unwrap() switch
    {
        null => null,
        IDictionary table => table,
        PermissionSet set => ToTable(PSObject.AsPSObject(set)),
        PSCustomObject => ToTable((PSObject)inputData!),
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is not a permission table. Use @{{ doc = 'write' }}."),
    };

    /// <exception cref="ArgumentException">An area or level does not exist; the message lists those that do.</exception>
    public static PermissionSet Read(IDictionary table)
    {
        var set = PermissionSet.None;
        foreach (DictionaryEntry entry in table)
            set = set.With(Text(entry.Key), Text(entry.Value));
        return set;
    }

    private static OrderedDictionary ToTable(PSObject permissions)
    {
        var table = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var property in permissions.Properties)
            table[property.Name] = property.Value;
        return table;
    }

    private static string Text(object? value) => Convert.ToString(value.Unwrap(), CultureInfo.InvariantCulture) ?? "";
}
