using System.Text.Json;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// Builds the elements of a JSON answer in its order. Every number becomes its text, as nearly all are sent: the type of a
/// member does not change from one answer to the next, and no identifier is rounded.
/// </summary>
internal static class ElementReader<TElement, TBuilder>
    where TElement : class
    where TBuilder : struct, IElementBuilder<TElement>
{
    private static readonly object True = true;

    private static readonly object False = false;

    /// <returns>The payload, without the status; nothing where the answer is the status alone.</returns>
    /// <exception cref="Auth.Errors.IpernityTransportException">No element can be made of a part.</exception>
    public static TElement? Read(ApiAnswer answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer.Content.Span, new JsonReaderOptions { MaxDepth = answer.MaxDepth });
            reader.Read();
            return ReadPayload(ref reader);
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable(NotUnicode);
        }
        catch (UnreadableElementException unreadable)
        {
            throw answer.Unreadable(unreadable.Why);
        }
    }

    /// <summary>Builds one item of a list.</summary>
    /// <param name="json">The item alone.</param>
    /// <param name="itemName">The name of the list's member.</param>
    /// <param name="maxDepth">How deep it may be nested.</param>
    /// <returns>The element, or a scalar item's value.</returns>
    /// <exception cref="UnreadableElementException">No element can be made of a part.</exception>
    public static object? ReadItem(ReadOnlySpan<byte> json, string itemName, int maxDepth)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
            reader.Read();
            return ReadValue(ref reader, MemberNames.Find(itemName));
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableElementException(NotUnicode);
        }
    }

    // An escape such as \ud83d without its other half.
    private const string NotUnicode = "holds text that is not valid Unicode";

    private static TElement? ReadPayload(ref Utf8JsonReader reader)
    {
        TElement? payload = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("api"u8))
                reader.Skip();
            else
                ReadMember(ref reader, payload ??= default(TBuilder).Create(null));
        }

        return payload;
    }

    private static TElement ReadObject(ref Utf8JsonReader reader, MemberName name)
    {
        var element = default(TBuilder).Create(name);
        var count = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
            ReadMember(ref reader, element);
        name.MemberCount = count;
        return element;
    }

    private static void ReadMember(ref Utf8JsonReader reader, TElement element)
    {
        var member = MemberNames.Read(ref reader);
        reader.Read();
        default(TBuilder).Set(element, member, ReadValue(ref reader, member));
    }

    private static object? ReadValue(ref Utf8JsonReader reader, MemberName name) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, name),
        JsonTokenType.StartArray => ReadArray(ref reader, name),
        JsonTokenType.String => reader.ValueIsEscaped ? reader.GetString() : ShortTexts.Read(reader.ValueSpan),
        JsonTokenType.Number => ShortTexts.Read(reader.ValueSpan),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => null,
    };

    private static object?[] ReadArray(ref Utf8JsonReader reader, MemberName name)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, name));
        return [.. items];
    }
}
