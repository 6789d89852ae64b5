using System.Collections;
using System.Globalization;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Permissions as a person writes them: @{ doc = 'write'; network = 'read' }.</summary>
internal static class PermissionTable
{
    /// <exception cref="ArgumentException">An area or level is not known; the message lists those there are.</exception>
    public static PermissionSet Parse(IDictionary table)
    {
        var set = PermissionSet.None;
        foreach (DictionaryEntry entry in table)
            set = set.With(Text(entry.Key), Text(entry.Value));
        return set;
    }

    public static Hashtable From(PermissionSet set) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["doc"] = set.Doc,
        ["blog"] = set.Blog,
        ["post"] = set.Post,
        ["network"] = set.Network,
        ["profile"] = set.Profile,
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
