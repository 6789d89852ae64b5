using System.Collections.Frozen;
using System.Globalization;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Protocol.Catalogue;

/// <summary>The API methods, read from <c>served-methods.txt</c> on first use. The file describes its format.</summary>
internal static class ServedMethods
{
    private static readonly Lazy<IReadOnlyList<ServedMethod>> Facts = new(Read);
    private static readonly Lazy<FrozenDictionary<string, ServedMethod>> ByName =
        new(() => Facts.Value.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal));

    public static IReadOnlyList<ServedMethod> All => Facts.Value;

    public static ServedMethod? Find(string name) => ByName.Value.GetValueOrDefault(name);

    private static List<ServedMethod> Read()
    {
        var methods = new List<ServedMethod>();
        using var reader = new StreamReader(typeof(ServedMethods).Assembly.GetManifestResourceStream("served-methods.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                methods.Add(ReadMethod(line.Split('|')));
        }
        return methods;
    }

    private static ServedMethod ReadMethod(string[] fields) => new(
        fields[0],
        MustSign: fields[1].Contains('S', StringComparison.Ordinal),
        MustCarryToken: fields[1].Contains('T', StringComparison.Ordinal),
        MustPost: fields[1].Contains('P', StringComparison.Ordinal),
        [.. Words(fields[2]).Select(ReadPermission)],
        fields[3] is "?" ? null : [.. Words(fields[3]).Select(ReadParameter)],
        fields[4]);

    private static (string Area, GrantLevel Level) ReadPermission(string word)
    {
        var parts = word.Split('=');
        return (parts[0], PermissionNames.FindLevel(parts[1])!.Value);
    }

    private static ServedParameter ReadParameter(string word)
    {
        var parts = word.Split('=', '/');
        var sizes = parts.Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new ServedParameter(
            parts[0].TrimEnd('!'),
            Required: parts[0].EndsWith('!'),
            sizes.Length > 0 ? sizes[0] : 0,
            sizes.Length > 1 ? sizes[1] : 0);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
