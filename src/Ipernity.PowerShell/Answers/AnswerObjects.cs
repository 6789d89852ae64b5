using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// Builds the objects of a JSON answer in its order. Every number becomes its text, as nearly all are sent: the type of a
/// property does not change from one answer to the next, and no identifier is rounded.
/// </summary>
internal static class AnswerObjects
{
    private const string StatusMember = "api";

    /// <returns>The payload, without the status; nothing where the answer is the status alone.</returns>
    public static PSObject? Read(ApiAnswer answer)
    {
        var reader = new Utf8JsonReader(answer.Content.Span, new JsonReaderOptions { MaxDepth = answer.MaxDepth });
        reader.Read();
        try
        {
            var payload = ReadObject(ref reader, typeName: null);
            payload.Properties.Remove(StatusMember);
            return payload.Properties.Any() ? payload : null;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud83d without its other half.
            throw answer.Unreadable("holds text that is not valid Unicode");
        }
        catch (Exception name) when (name is RuntimeException or ArgumentException)
        {
            // PowerShell keeps some names, such as psobject, for itself.
            throw answer.Unreadable("holds a member whose name no property can have");
        }
    }

    private static PSObject ReadObject(ref Utf8JsonReader reader, string? typeName)
    {
        var element = new PSObject();
        if (typeName is not null)
            element.TypeNames.Insert(0, "Ipernity." + typeName);

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = ReadValue(ref reader, name);
            if (element.Properties[name] is { } earlier)
                earlier.Value = value;
            else
                element.Properties.Add(new PSNoteProperty(name, value));
        }

        return element;
    }

    private static object? ReadValue(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, name),
        JsonTokenType.StartArray => ReadArray(ref reader, name),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static object?[] ReadArray(ref Utf8JsonReader reader, string name)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, name));
        return [.. items];
    }
}
