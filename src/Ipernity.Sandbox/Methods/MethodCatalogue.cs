using System.Collections.Frozen;
using System.Globalization;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Methods;

/// <summary>The facts of all methods, read from <c>methods.txt</c> (which tells its own format) when first needed.</summary>
internal static class MethodCatalogue
{
    private static readonly Lazy<IReadOnlyList<MethodFacts>> Facts = new(Read);
    private static readonly Lazy<FrozenDictionary<string, MethodFacts>> ByName =
        new(() => Facts.Value.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal));

    public static IReadOnlyList<MethodFacts> All => Facts.Value;

    public static MethodFacts? Find(string name) => ByName.Value.GetValueOrDefault(name);

    private static List<MethodFacts> Read()
    {
        var methods = new List<MethodFacts>();
        using var reader = new StreamReader(typeof(MethodCatalogue).Assembly.GetManifestResourceStream("methods.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                methods.Add(ReadMethod(line.Split('|')));
        }
        return methods;
    }

    private static MethodFacts ReadMethod(string[] fields) => new(
        fields[0],
        MustSign: fields[1].Contains('S', StringComparison.Ordinal),
        MustCarryToken: fields[1].Contains('T', StringComparison.Ordinal),
        MustPost: fields[1].Contains('P', StringComparison.Ordinal),
        [.. Words(fields[2]).Select(ReadPermission)],
        fields[3] is "?" ? null : [.. Words(fields[3]).Select(ReadParameter)],
        fields[4]);

    private static (string Area, PermissionLevel Level) ReadPermission(string word)
    {
        var parts = word.Split('=');
        return (parts[0], PermissionNames.FindLevel(parts[1])!.Value);
    }

    private static ParameterFacts ReadParameter(string word)
    {
        var parts = word.Split('=', '/');
        var sizes = parts.Skip(1).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new ParameterFacts(
            parts[0].TrimEnd('!'),
            Required: parts[0].EndsWith('!'),
            sizes.Length > 0 ? sizes[0] : 0,
            sizes.Length > 1 ? sizes[1] : 0);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
