using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ipernity.Api.Lists;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Reading a list from a broken answer succeeds or throws a typed error, in bounded time.</summary>
public sealed class MutatedListTests
{
    private const int Count = 100_000;
    private const int Depth = 16;

    private static readonly string[] Answers =
    [
        """{"docs":{"total":"2","per_page":"20","page":"1","pages":"1","doc":["""
            + """{"doc_id":"1","title":"a\u00e9\ud83d\ude42"},{"doc_id":2}]},"api":{"status":"ok"}}""",
        """{"docs":[{"total":1,"doc":{"doc_id":"1"}}],"api":{"status":"ok"}}""",
        """{"docs":[{"doc_id":"1"},{"doc_id":"2"},null,"3"],"api":{"status":"ok"}}""",
        """{"api":{"status":"ok"},"docs":{"total":"0","doc":""}}""",
    ];

    [Fact]
    public void Mutated_lists_are_read_or_rejected_with_a_typed_error()
    {
        var mutator = new AnswerMutator(seed: 20251);
        var watch = Stopwatch.StartNew();
        var accepted = 0;
        for (var i = 0; i < Count; i++)
            accepted += IsRead(mutator.Mutate(Answers[i % Answers.Length])) ? 1 : 0;
        Assert.InRange(accepted, Count / 100, Count - 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"Reading took {watch.Elapsed}.");
    }

    private static bool IsRead(byte[] content)
    {
        try
        {
            if (!IsJson(content))
                return false;
            var answer = new ApiAnswer("doc.getList", AnswerFormat.Json, content, maxDepth: Depth);
            var cursor = new ListCursor("doc.getList", new ListOptions(), 20, isSurelyPaged: true);
            cursor.Accept(ListAnswerReader.Read(answer, new ListPath(["docs"], "doc")), "doc");
            _ = ListPathFinder.HasEmptyElement(answer);
            return ListPathFinder.Find(answer) is not { } path || ListAnswerReader.Read(answer, path).Items.Count >= 0;
        }
        catch (IpernityTransportException failure) when (failure.Failure == TransportFailure.InvalidAnswer)
        {
            return false;
        }
        catch (Exception failure)
        {
            Assert.Fail($"{failure.GetType()}: {Encoding.UTF8.GetString(content)}\n{failure}");
            return false;
        }
    }

    // Only well-formed JSON objects reach the list reader.
    private static bool IsJson(byte[] content)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(content);
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = Depth });
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException)
        {
            return false;
        }
    }
}
