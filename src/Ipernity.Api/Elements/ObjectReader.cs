using System.Text.Json;
using Ipernity.Api.Lists;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Elements;

/// <summary>Reads the value of one member of an element.</summary>
/// <typeparam name="T">The object that the values are for.</typeparam>
/// <param name="reader">The reader on the name of the member; afterwards on the last token of its value.</param>
/// <param name="target">The object.</param>
/// <returns>Whether the member is known. If not, the reader has not moved.</returns>
internal delegate bool MemberReader<in T>(ref Utf8JsonReader reader, T target);

/// <summary>
/// Reads elements of JSON answers into objects. A single element may come as a list of one, and a list of one as the bare element.
/// (Source: the service's documentation, chapter "Answers".)
/// </summary>
internal static class ObjectReader
{
    /// <summary>Reads an answer with the given reader of members.</summary>
    /// <exception cref="IpernityTransportException">The answer contains text that is not valid Unicode.</exception>
    public static T Read<T>(ApiAnswer answer, T target, MemberReader<T> read)
        where T : IpernityElement
    {
        try
        {
            return Read(answer.Content, answer.MaxDepth, target, read);
        }
        catch (InvalidOperationException)
        {
            throw answer.Unreadable("contains text that is not valid Unicode");
        }
    }

    /// <summary>Reads an item of a list.</summary>
    /// <exception cref="IpernityTransportException">The item contains text that is not valid Unicode.</exception>
    public static T Read<T>(ListPage page, ReadOnlyMemory<byte> item, T target, MemberReader<T> read)
        where T : IpernityElement
    {
        try
        {
            return Read(item, page.MaxDepth, target, read);
        }
        catch (InvalidOperationException)
        {
            throw page.Unreadable("contains text that is not valid Unicode");
        }
    }

    /// <summary>Reads the members of the next element. Values that are not elements are skipped.</summary>
    /// <param name="reader">The reader on the name of the element; afterwards on its last token.</param>
    /// <param name="target">The object.</param>
    /// <param name="read">Reads one member.</param>
    /// <param name="path">The path of the element for the names of unknown members, such as <c>count.</c></param>
    public static bool ReadMembers<T>(ref Utf8JsonReader reader, T target, MemberReader<T> read, string path)
        where T : IpernityElement
    {
        reader.Read();
        ReadValue(ref reader, target, read, path);
        return true;
    }

    /// <summary>Reads a list of elements, each into an object of its own.</summary>
    /// <param name="reader">The reader on the name of the list; afterwards on its last token.</param>
    /// <param name="read">Reads one member of an element.</param>
    public static List<T> ReadList<T>(ref Utf8JsonReader reader, MemberReader<T> read)
        where T : IpernityElement, new()
    {
        var list = new List<T>();
        reader.Read();
        AddTo(list, ref reader, read);
        return list;
    }

    /// <summary>Reads the items of a list in a container, such as <c>tags.tag</c>.</summary>
    /// <param name="reader">The reader on the name of the container; afterwards on its last token.</param>
    /// <param name="item">The name of an item.</param>
    /// <param name="read">Reads one member of an item.</param>
    public static T[] ReadContained<T>(ref Utf8JsonReader reader, string item, MemberReader<T> read)
        where T : IpernityElement, new()
    {
        var list = new List<T>();
        reader.Read();
        AddContained(list, ref reader, item, read);
        return [.. list];
    }

    /// <summary>Skips the status of an answer.</summary>
    /// <returns>Whether the member is the status.</returns>
    public static bool SkipStatus(ref Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("api"u8))
            return false;
        reader.Skip();
        return true;
    }

    private static void AddContained<T>(List<T> list, ref Utf8JsonReader reader, string item, MemberReader<T> read)
        where T : IpernityElement, new()
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                AddContained(list, ref reader, item, read);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(item))
                    list.AddRange(ReadList(ref reader, read));
                else
                    reader.Skip();
            }
        }
    }

    private static T Read<T>(ReadOnlyMemory<byte> json, int maxDepth, T target, MemberReader<T> read)
        where T : IpernityElement
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        ReadValue(ref reader, target, read, path: "");
        return target;
    }

    private static void AddTo<T>(List<T> list, ref Utf8JsonReader reader, MemberReader<T> read)
        where T : IpernityElement, new()
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                AddTo(list, ref reader, read);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            var element = new T();
            ReadValue(ref reader, element, read, path: "");
            list.Add(element);
        }
    }

    private static void ReadValue<T>(ref Utf8JsonReader reader, T target, MemberReader<T> read, string path)
        where T : IpernityElement
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                ReadValue(ref reader, target, read, path);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!read(ref reader, target))
                    target.Keep(ref reader, path);
            }
        }
    }
}
