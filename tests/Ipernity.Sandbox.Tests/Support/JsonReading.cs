using System.Globalization;
using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Reads answers, in which every value must be a string, as in live answers.</summary>
internal static class JsonReading
{
    public static string Text(this JsonNode node, string name)
    {
        var value = node[name];
        Assert.True(value is JsonValue, $"There is no text '{name}' in {node.ToJsonString()}");
        Assert.Equal(System.Text.Json.JsonValueKind.String, value!.GetValueKind());
        return value.GetValue<string>();
    }

    public static int Number(this JsonNode node, string name) => int.Parse(node.Text(name), CultureInfo.InvariantCulture);

    public static IReadOnlyList<JsonNode> Items(this JsonNode node, string name) => [.. node[name]!.AsArray().Select(item => item!)];

    public static IReadOnlyList<string> Texts(this JsonNode node, string list, string name) =>
        [.. node.Items(list).Select(item => item.Text(name))];
}
