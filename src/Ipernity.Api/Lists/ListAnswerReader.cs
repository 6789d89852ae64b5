using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Lists;

/// <summary>
/// Cuts the items of a list out of a well-formed answer without building objects. The service, or PHP behind it, may write a list of
/// one as the bare item, an element as a list of one, an empty list as null or empty text, and numbers as text.
/// </summary>
internal static class ListAnswerReader
{
    /// <exception cref="IpernityTransportException">The answer does not contain the list, or a name in it is not valid text.</exception>
    public static ListAnswer Read(ApiAnswer answer, ListPath path)
    {
        try
        {
            return Read(answer.Content, answer.MaxDepth, path)
                ?? throw answer.Unreadable($"does not contain the list '{string.Join(".", path.Container)}'");
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("has a name that is not valid text");
        }
    }

    /// <returns>The list; null if the answer does not contain it.</returns>
    private static ListAnswer? Read(ReadOnlyMemory<byte> content, int maxDepth, ListPath path)
    {
        var list = new ListAnswer();
        var reader = new Utf8JsonReader(content.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        foreach (var name in path.Container)
        {
            if (!Enter(ref reader, name))
                return null;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when !HoldsContainer(reader, path.Item):
                ReadItems(ref reader, content, list);
                return list;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                ReadContainer(ref reader, content, path.Item, list);
                return list;
            case JsonTokenType.Null or JsonTokenType.False:
            case JsonTokenType.String when reader.ValueSpan.IsEmpty:
                return list;
            default:
                return null;
        }
    }

    // An array is either the items or a container as a list of one. The reader is a copy, so it may look ahead.
    private static bool HoldsContainer(Utf8JsonReader reader, string item)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(item) || IsOfPaging(ref reader))
                return true;
            reader.Skip();
        }

        return false;
    }

    private static bool IsOfPaging(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("total"u8) || reader.ValueTextEquals("pages"u8) || reader.ValueTextEquals("per_page"u8);

    /// <summary>Moves to the value of a member.</summary>
    /// <returns>Whether there is such a member.</returns>
    private static bool Enter(ref Utf8JsonReader reader, string name)
    {
        // A single element may come as a list of one.
        if (reader.TokenType == JsonTokenType.StartArray)
            reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static void ReadContainer(ref Utf8JsonReader reader, ReadOnlyMemory<byte> content, string item, ListAnswer list)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(item))
            {
                reader.Read();
                ReadItems(ref reader, content, list);
                continue;
            }

            var isTotal = reader.ValueTextEquals("total"u8);
            var isPage = reader.ValueTextEquals("page"u8);
            var isPages = reader.ValueTextEquals("pages"u8);
            var isPageSize = reader.ValueTextEquals("per_page"u8);
            reader.Read();
            if (isTotal)
                list.Total = Number(ref reader);
            else if (isPage)
                list.Page = Number(ref reader);
            else if (isPages)
                list.Pages = Number(ref reader);
            else if (isPageSize)
                list.PageSize = Number(ref reader);
            reader.Skip();
        }
    }

    [MethodImpl(HotCode.Optimized)]
    private static void ReadItems(ref Utf8JsonReader reader, ReadOnlyMemory<byte> content, ListAnswer list)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.Null)
                    list.Items.Add(Cut(ref reader, content));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject || (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0))
        {
            list.Items.Add(Cut(ref reader, content));
        }
    }

    [MethodImpl(HotCode.Optimized)]
    private static ReadOnlyMemory<byte> Cut(ref Utf8JsonReader reader, ReadOnlyMemory<byte> content)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return content.Slice(start, (int)reader.BytesConsumed - start);
    }

    private static long? Number(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.String
            && Utf8Parser.TryParse(reader.ValueSpan, out long number, out var consumed)
            && consumed == reader.ValueSpan.Length && number >= 0
            ? number
            : null;
}
