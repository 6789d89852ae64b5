using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts a table such as <c>@{ doc = 'write' }</c>, an object with such properties, the permission of a connection, or text as a
/// connection shows it, such as <c>doc=write, network=read</c>.
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
        string text => ToTable(text),
        IEnumerable<object> list => ToTable(string.Join(",", list.Select(Text))),
        var other => throw NotAPermission(Text(other)),
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

    private static OrderedDictionary ToTable(string text)
    {
        var table = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(',').Select(static part => part.Trim()).Where(static part => !IsNone(part)))
        {
            var words = part.Split('=');
            if (words.Length != 2)
                throw NotAPermission(part);
            table[words[0].Trim()] = words[1].Trim();
        }

        return table;
    }

    // A connection without a permission shows "none".
    private static bool IsNone(string part) => string.Equals(part, "none", StringComparison.OrdinalIgnoreCase);

    private static ArgumentTransformationMetadataException NotAPermission(string text) =>
        new($"'{text}' is not a permission. Use doc=write, or a table such as @{{ doc = 'write'; network = 'read' }}.");

    private static string Text(object? value) => Convert.ToString(value.Unwrap(), CultureInfo.InvariantCulture) ?? "";
}
