using System.Globalization;

namespace Ipernity.Sandbox.Faults;

/// <summary>Reads a fault from form fields, or from the text of a command-line option.</summary>
internal static class FaultReader
{
    /// <summary>Reads <c>kind[=value][:count[:method]]</c>.</summary>
    public static Fault Read(string word)
    {
        var parts = word.Split(':', 3);
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        var kind = equals < 0 ? parts[0] : parts[0][..equals];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [FaultFields.Kind] = kind };
        if (equals >= 0)
        {
            var value = parts[0][(equals + 1)..];
            if (FindKind(kind).Values() is not [var name, ..])
                throw new ArgumentException($"The fault '{kind}' takes no value. Omit '={value}'.");
            fields.Add(name, value);
        }
        if (parts.Length > 1)
            fields.Add(FaultFields.Count, parts[1]);
        if (parts.Length > 2)
            fields.Add(FaultFields.Method, parts[2]);
        return Read(fields);
    }

    /// <summary>Reads a fault from fields. Empty fields are ignored.</summary>
    public static Fault Read(IReadOnlyDictionary<string, string> fields)
    {
        if (fields.Keys.FirstOrDefault(name => !FaultFields.All.Contains(name)) is { } unknown)
            throw new ArgumentException($"There is no field '{unknown}'. The fields are {string.Join(", ", FaultFields.All)}.");
        var fault = new Fault(FindKind(Text(fields, FaultFields.Kind) ?? ""))
        {
            Count = Text(fields, FaultFields.Count) is { } count ? Count(count) : 1,
            Method = Text(fields, FaultFields.Method) ?? Fault.AnyMethod,
            RetryAfter = Number(fields, FaultFields.RetryAfter),
            Code = Number(fields, FaultFields.Code),
            Delay = Number(fields, FaultFields.Delay) is { } delay ? TimeSpan.FromMilliseconds(delay) : null,
            Status = Number(fields, FaultFields.Status),
            Location = Text(fields, FaultFields.Location) is { } location ? Address(location) : null,
        };
        FaultChecks.Check(fault);
        return fault;
    }

    private static FaultKind FindKind(string name) => FaultKinds.Find(name)
        ?? throw new ArgumentException($"There is no fault '{name}'. The faults are {string.Join(", ", FaultKinds.Names)}.");

    private static int Count(string text) => string.Equals(text, "always", StringComparison.OrdinalIgnoreCase)
        ? Fault.Always
        : Whole(text) ?? throw new ArgumentException($"{FaultFields.Count} '{text}' is invalid. Use {FaultChecks.Counts}.");

    private static int? Number(IReadOnlyDictionary<string, string> fields, string name) => Text(fields, name) is { } text
        ? Whole(text) ?? throw new ArgumentException($"{name} '{text}' is invalid. Use {FaultChecks.Range(name)}.")
        : null;

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        ? address
        : throw new ArgumentException($"{FaultFields.Location} '{text}' is invalid. Use {FaultChecks.Range(FaultFields.Location)}.");

    private static string? Text(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var text) && text.Length > 0 ? text : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
