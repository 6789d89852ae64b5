using System.Text.Json;

namespace Ipernity.Auth.Answers;

/// <summary>An element of a JSON answer.</summary>
internal sealed class JsonAnswerNode(JsonElement element) : IAnswerNode
{
    // What an element's own text is called where it has attributes as well.
    private static readonly string[] TextMembers = ["text", "_text", "#text", "content", "_content", "value"];

    public IAnswerNode? Child(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } child ? new JsonAnswerNode(child) : null;

    public IEnumerable<IAnswerNode> Children(string name) =>
        from child in List(Member(name)) where child.ValueKind != JsonValueKind.Null select new JsonAnswerNode(child);

    public string? Text() => TextOf(element);

    public string? Text(string name) => Member(name) is { } member ? TextOf(member) : null;

    private JsonElement? Member(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? Single(member) : null;

    private static IEnumerable<JsonElement> List(JsonElement? member) => member switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };

    // A list of one may come as the bare object, and a single element as a list of one.
    private static JsonElement Single(JsonElement member) =>
        member.ValueKind == JsonValueKind.Array && member.GetArrayLength() == 1 ? member[0] : member;

    private static string? TextOf(JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.String => member.GetString(),
        JsonValueKind.Number => member.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Object => TextMembers.Select(name => new JsonAnswerNode(member).Text(name)).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
