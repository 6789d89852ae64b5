using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Ipernity.Api.Lists;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>A list is read from any answer, or the answer is rejected with a typed error.</summary>
[Properties(Arbitrary = [typeof(AnswerBytesGenerator)], MaxTest = 5000)]
public sealed class ListAnswerPropertyTests
{
    private const int Depth = 16;

    [Property]
    public bool Any_JSON_is_read_as_a_list_or_rejected(AnswerBytes content)
    {
        if (!IsAnswer(content))
            return true;
        var answer = Answer(content);
        return SucceedsOrThrows<IpernityTransportException>(() => ListAnswerReader.Read(answer, new ListPath(["docs"], "doc")))
            && SucceedsOrThrows<IpernityTransportException>(() => ListAnswerReader.Read(answer, new ListPath(["album", "docs"], "doc")))
            && SucceedsOrThrows<IpernityTransportException>(
                () => ListPathFinder.Find(answer) is { } path ? ListAnswerReader.Read(answer, path) : null);
    }

    [Property]
    public bool Every_item_is_JSON(AnswerBytes content)
    {
        if (!IsAnswer(content))
            return true;
        try
        {
            return ListAnswerReader.Read(Answer(content), new ListPath(["docs"], "doc")).Items.All(IsJson);
        }
        catch (IpernityTransportException)
        {
            return true;
        }
    }

    private static ApiAnswer Answer(AnswerBytes content) => new("doc.getList", AnswerFormat.Json, content.Bytes, maxDepth: Depth);

    // Only well-formed JSON reaches the list reader.
    private static bool IsAnswer(AnswerBytes content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Bytes) is { Length: > 0 } && IsJson(content.Bytes);
        }
        catch (Exception broken) when (broken is DecoderFallbackException or JsonException)
        {
            return false;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> item)
    {
        using var document = JsonDocument.Parse(item, new JsonDocumentOptions { MaxDepth = Depth });
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static bool SucceedsOrThrows<T>(Func<object?> read)
        where T : Exception => Record.Exception(read) is null or T;
}
