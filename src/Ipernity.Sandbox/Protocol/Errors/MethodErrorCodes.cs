using System.Collections.Frozen;
using System.Globalization;

namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>
/// The codes 1 to 99 of each method and what they mean, read from <c>method-errors.txt</c> on first use. The file describes its
/// format.
/// </summary>
internal static class MethodErrorCodes
{
    private const string UndocumentedMethods = "*";
    private const int Fallback = 1;

    private static readonly Lazy<FrozenDictionary<string, MethodErrorTable>> Tables = new(Read);

    /// <summary>The code of a failure. Undocumented causes of a method have the codes of undocumented methods.</summary>
    public static int CodeOf(string method, FailureCause cause, string? parameter)
    {
        var tables = Tables.Value;
        return tables.GetValueOrDefault(method)?.CodeOf(cause, parameter)
            ?? tables[UndocumentedMethods].CodeOf(cause, parameter)
            ?? Fallback;
    }

    /// <summary>The codes of a method with their meanings; those of undocumented methods if nothing is known about it.</summary>
    public static IReadOnlyList<AnswerError> Of(string method) =>
        (Tables.Value.GetValueOrDefault(method) ?? Tables.Value[UndocumentedMethods]).Errors;

    private static FrozenDictionary<string, MethodErrorTable> Read()
    {
        var tables = new Dictionary<string, MethodErrorTable>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(MethodErrorCodes).Assembly.GetManifestResourceStream("method-errors.txt")!);
        MethodErrorTable? table = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (!line.StartsWith(' '))
                tables.Add(line, table = new MethodErrorTable());
            else
                Add(table!, line);
        }
        return tables.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads <c> code causes: meaning</c>.</summary>
    private static void Add(MethodErrorTable table, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var words = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        table.Add(new AnswerError(int.Parse(words[0], CultureInfo.InvariantCulture), line[(colon + 2)..]), words[1..]);
    }
}
