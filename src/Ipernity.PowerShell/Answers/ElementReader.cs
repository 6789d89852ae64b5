using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// Builds the elements of a JSON answer in their order. Numbers become text, as the service sends nearly all of them: a member
/// always has the same type, and no identifier is rounded.
/// </summary>
internal static class ElementReader<TElement, TBuilder>
    where TElement : class
    where TBuilder : struct, IElementBuilder<TElement>
{
    private static readonly object True = true;

    private static readonly object False = false;

    /// <returns>The payload without the status; null if there is only the status.</returns>
    /// <exception cref="Auth.Errors.IpernityTransportException">A part cannot become an element.</exception>
    public static TElement? Read(ApiAnswer answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer.Content.Span, new JsonReaderOptions { MaxDepth = answer.MaxDepth });
            reader.Read();
            return ReadPayload(ref reader, new MemberStack());
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
    /// <param name="itemName">The name of the member that holds the list.</param>
    /// <param name="maxDepth">The maximum depth.</param>
    /// <returns>The element, or a scalar item's value.</returns>
    /// <exception cref="UnreadableElementException">A part cannot become an element.</exception>
    [MethodImpl(HotCode.Optimized)]
    public static object? ReadItem(ReadOnlySpan<byte> json, string itemName, int maxDepth)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
            reader.Read();
            return ReadValue(ref reader, MemberNames.Find(itemName), new MemberStack());
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableElementException(NotUnicode);
        }
    }

    // An escape such as \ud83d without the other half of the pair.
    private const string NotUnicode = "contains text that is not valid Unicode";

    private static TElement? ReadPayload(ref Utf8JsonReader reader, MemberStack members)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("api"u8))
                reader.Skip();
            else
                ReadMember(ref reader, members);
        }

        return members.Count == 0 ? null : Create(null, members, start: 0);
    }

    [MethodImpl(HotCode.Optimized)]
    private static TElement ReadObject(ref Utf8JsonReader reader, MemberName name, MemberStack members)
    {
        var start = members.Count;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref reader, members);
        return Create(name, members, start);
    }

    [MethodImpl(HotCode.Optimized)]
    private static TElement Create(MemberName? name, MemberStack members, int start)
    {
        var own = members.Pop(start, out var differOnlyInCase);
        return default(TBuilder).Create(name, own, differOnlyInCase);
    }

    [MethodImpl(HotCode.Optimized)]
    private static void ReadMember(ref Utf8JsonReader reader, MemberStack members)
    {
        var name = MemberNames.Read(ref reader);
        reader.Read();
        members.Push(name, ReadValue(ref reader, name, members));
    }

    [MethodImpl(HotCode.Optimized)]
    private static object? ReadValue(ref Utf8JsonReader reader, MemberName name, MemberStack members) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader, name, members),
        JsonTokenType.StartArray => ReadArray(ref reader, name, members),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => null,
    };

    [MethodImpl(HotCode.Optimized)]
    private static object?[] ReadArray(ref Utf8JsonReader reader, MemberName name, MemberStack members)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadValue(ref reader, name, members));
        return [.. items];
    }
}
