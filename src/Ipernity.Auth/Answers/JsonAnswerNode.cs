using System.Text.Json;

namespace Ipernity.Auth.Answers;

/// <summary>An element of a JSON answer.</summary>
/// <param name="element">The element.</param>
/// <param name="answer">The answer that contains it, for errors.</param>
internal sealed class JsonAnswerNode(JsonElement element, ApiAnswer answer) : IAnswerNode
{
    // The member names for the text of an element that also has attributes.
    private static readonly string[] TextMembers = ["text", "_text", "#text", "content", "_content", "value"];

    public bool Has(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

    public IAnswerNode? Child(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } child ? new JsonAnswerNode(child, answer) : null;

    public IEnumerable<IAnswerNode> Children(string name) =>
        from child in List(Member(name)) where child.ValueKind != JsonValueKind.Null select new JsonAnswerNode(child, answer);

    public string? Text() => TextOf(element);

    public string? Text(string name) => Member(name) is { } member ? TextOf(member) : null;

    private JsonElement? Member(string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? Single(member) : null;
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("has a name that is not valid text");
        }
    }

    private static IEnumerable<JsonElement> List(JsonElement? member) => member switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };

    // A list of one may be sent as the bare object, and a single element as a list of one.
    private static JsonElement Single(JsonElement member) =>
        member.ValueKind == JsonValueKind.Array && member.GetArrayLength() == 1 ? member[0] : member;

    private string? TextOf(JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.String => StringOf(member),
        JsonValueKind.Number => member.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Object => TextMembers.Select(new JsonAnswerNode(member, answer).Text).FirstOrDefault(static text => text is not null),
        _ => null,
    };

    // JSON may contain an unpaired surrogate, which is not valid text.
    private string? StringOf(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("contains text that is not valid Unicode");
        }
    }
}
