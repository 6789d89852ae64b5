using System.Globalization;
using System.Text.RegularExpressions;

namespace Ipernity.Api.Methods;

/// <summary>The entry of <c>parameters.txt</c> for a parameter. (Source: the service's page of each method.)</summary>
internal sealed class ParameterFacts
{
    private static readonly Regex Bounds = new(
        @"^(?:(?<minimum>-?\d+)?\.\.(?<maximum>\d+)?)?(?:=(?<default>[^#~]+))?(?:#(?<count>\d+))?(?:~(?<other>-?\d+))?$",
        RegexOptions.CultureInvariant);

    private static readonly Lazy<Dictionary<(string Method, string Name), ParameterFacts>> All = new(Read);

    private ParameterFacts(string type, string bounds, IReadOnlyList<ParameterValue> values, string description)
    {
        var (isDocumented, name) = type.EndsWith("?", StringComparison.Ordinal) ? (false, type.TrimEnd('?')) : (true, type);
        IsDocumented = isDocumented;
        Type = TypeOf(name);
        var groups = Bounds.Match(bounds).Groups;
        Minimum = Number(groups["minimum"]);
        Maximum = Number(groups["maximum"]);
        Default = groups["default"] is { Success: true } given ? given.Value : null;
        MaximumCount = Number(groups["count"]);
        OtherNumber = Number(groups["other"]);
        Values = values;
        Description = description;
    }

    public ParameterType Type { get; }

    /// <summary>Whether the service documents the values, so that others can be rejected.</summary>
    public bool IsDocumented { get; }

    public int? Minimum { get; }

    public int? Maximum { get; }

    /// <summary>A number that is allowed although it is out of bounds.</summary>
    public int? OtherNumber { get; }

    public string? Default { get; }

    public int? MaximumCount { get; }

    public IReadOnlyList<ParameterValue> Values { get; }

    public string Description { get; }

    /// <returns>The facts, or null if nothing is known about the parameter.</returns>
    public static ParameterFacts? Find(string method, string name) => All.Value.TryGetValue((method, name), out var facts) ? facts : null;

    private static Dictionary<(string Method, string Name), ParameterFacts> Read()
    {
        var sets = new Dictionary<string, IReadOnlyList<ParameterValue>>(StringComparer.Ordinal) { [""] = [] };
        var parameters = new Dictionary<(string Method, string Name), ParameterFacts>();
        foreach (var line in CatalogueText.ReadLines("parameters.txt"))
        {
            var fields = line.Split('|');
            if (line[0] == '@')
            {
                sets.Add(fields[0], ReadValues(fields[1]));
                continue;
            }

            var values = sets.TryGetValue(fields[4], out var set) ? set : ReadValues(fields[4]);
            var facts = new ParameterFacts(fields[2], fields[3], values, fields[5]);
            foreach (var method in fields[1].Split(' '))
                parameters.Add((method, fields[0]), facts);
        }

        return parameters;
    }

    private static ParameterValue[] ReadValues(string text) =>
    [
        .. from value in text.Split(';')
           let name = value.IndexOf('=', StringComparison.Ordinal)
           let meaning = value.IndexOf(':', StringComparison.Ordinal)
           select new ParameterValue(value[..name], value[(name + 1)..meaning], value[(meaning + 1)..]),
    ];

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    private static ParameterType TypeOf(string name) => name switch
    {
        "html" => ParameterType.Html,
        "id" => ParameterType.Id,
        "ids" => ParameterType.IdList,
        "flag" => ParameterType.Flag,
        "integer" => ParameterType.WholeNumber,
        "float" => ParameterType.Number,
        "date" => ParameterType.Date,
        "time" => ParameterType.Time,
        "timestamp" => ParameterType.UnixTime,
        "enum" or "size" => ParameterType.Choice,
        "list" => ParameterType.List,
        "file" => ParameterType.File,
        _ => ParameterType.Text,
    };
}
