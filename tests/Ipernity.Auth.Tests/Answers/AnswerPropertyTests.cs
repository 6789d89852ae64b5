using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Lists;
using Ipernity.Auth.Methods;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>Whatever comes is an answer or a declared error: random bytes, and right answers with random faults.</summary>
[Properties(Arbitrary = [typeof(Contents)], MaxTest = 5000)]
public sealed class AnswerPropertyTests
{
    private const int Depth = 16;

    [Property]
    public bool A_php_answer_is_read_or_refused(Content content) => IsNothingOr<FormatException>(() => PhpStatusReader.Read(content.Bytes, Depth));

    [Property]
    public bool Any_answer_is_read_or_refused_in_any_format(Content content) =>
        Enum.GetValues<AnswerFormat>().All(format => IsNothingOr<IpernityTransportException>(() => AnswerReader.ReadStatus("doc.getList", format, content.Bytes, Depth)));

    [Property]
    public bool A_list_is_cut_out_of_whatever_is_json_or_refused(Content content)
    {
        if (!IsAnswer(content))
            return true;
        var answer = Answer(content);
        return IsNothingOr<IpernityTransportException>(() => ListAnswerReader.Read(answer, new ListPath(["docs"], "doc")))
            && IsNothingOr<IpernityTransportException>(() => ListAnswerReader.Read(answer, new ListPath(["album", "docs"], "doc")))
            && IsNothingOr<IpernityTransportException>(() => ListFinder.Find(answer) is { } path ? ListAnswerReader.Read(answer, path) : null);
    }

    [Property]
    public bool Every_item_that_is_cut_out_is_json(Content content)
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

    private static ApiAnswer Answer(Content content) => new("doc.getList", AnswerFormat.Json, content.Bytes, 200, TimeSpan.Zero, Depth);

    // A list is read of what was found to be JSON.
    private static bool IsAnswer(Content content)
    {
        try
        {
            AnswerReader.ReadStatus("doc.getList", AnswerFormat.Json, content.Bytes, Depth);
            return true;
        }
        catch (IpernityTransportException)
        {
            return false;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> item)
    {
        using var document = JsonDocument.Parse(item, new JsonDocumentOptions { MaxDepth = Depth });
        return document.RootElement.ValueKind != JsonValueKind.Undefined;
    }

    private static bool IsNothingOr<T>(Func<object?> read)
        where T : Exception => Record.Exception(read) is null or T;

    /// <summary>Bytes of an answer.</summary>
    public sealed record Content(byte[] Bytes)
    {
        public override string ToString() => JsonSerializer.Serialize(Encoding.Latin1.GetString(Bytes));
    }

    /// <summary>Random bytes, pieces of the formats in any order, and right answers in which some bytes were changed, lost or doubled.</summary>
    public static class Contents
    {
        private static readonly string[] Right =
        [
            """{"docs":{"total":"2","per_page":"20","page":"1","pages":"1","doc":[{"doc_id":"1","title":"a\u00e9\ud83d\ude42"},{"doc_id":2}]},"api":{"status":"ok","at":"1300000000"}}""",
            """{"album":[{"docs":[{"total":1,"doc":{"doc_id":"1"}}]}],"api":{"status":"ok"}}""",
            """{"api":{"status":"error","code":105,"message":"no"},"docs":[]}""",
            """<?xml version="1.0" encoding="utf-8"?><api status="ok"><docs total="1"><doc doc_id="1">a&amp;b</doc></docs></api>""",
            """<api status="error" code="105" message="no"/>""",
            """a:2:{s:4:"docs";a:2:{s:5:"total";i:2;s:3:"doc";a:1:{i:0;a:1:{s:6:"doc_id";s:1:"1";}}}s:3:"api";a:1:{s:6:"status";s:2:"ok";}}""",
            """a:1:{s:3:"api";a:3:{s:6:"status";s:5:"error";s:4:"code";i:105;s:7:"message";s:2:"no";}}""",
        ];

        private static readonly string[] Pieces =
        [
            "{", "}", "[", "]", ":", ",", "\"", "\"api\":", "\"docs\":", "\"doc\":", "\"status\":", "\"ok\"", "\"total\":", "\"\\ud800\":", "1", "null", "\\u0000", "\0",
            "<api status=\"ok\">", "</api>", "<", "&#0;", "<!DOCTYPE a [", "a:1:{", "a:99999999:{", "s:3:\"api\";", "s:-1:\"", "s:999999999:\"", "i:0;", "N;", "é", "\uFEFF",
        ];

        public static Arbitrary<Content> Arbitrary()
        {
            var bytes = Gen.Choose(0, 255).Select(value => (byte)value);
            var pieces = Gen.Elements(Pieces).ListOf().Select(list => Encoding.UTF8.GetBytes(string.Concat(list)));
            var fault =
                from place in Gen.Choose(0, 400)
                from length in Gen.Choose(0, 6)
                from put in Gen.OneOf(bytes.ArrayOf(3), Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes), Gen.Constant(Array.Empty<byte>()))
                select (place, length, put);
            var mutated =
                from right in Gen.Elements(Right)
                from faults in fault.ListOf(2)
                select faults.Aggregate(Encoding.UTF8.GetBytes(right), static (content, wrong) => Replace(content, wrong.place, wrong.length, wrong.put));
            return Gen.OneOf(bytes.ArrayOf(), pieces, mutated, mutated).Select(content => new Content(content)).ToArbitrary();
        }

        private static byte[] Replace(byte[] content, int place, int length, byte[] put)
        {
            var start = Math.Min(place, content.Length);
            var end = Math.Min(start + length, content.Length);
            return [.. content.AsSpan(0, start), .. put, .. content.AsSpan(end)];
        }
    }
}
