using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Ipernity.Auth.Tests.Support;

/// <summary>Random bytes, pieces of the formats in any order, and right answers with bytes changed, lost or doubled.</summary>
public static class AnswerBytesGenerator
{
    private static readonly string[] Right =
    [
        """{"docs":{"total":"2","per_page":"20","page":"1","pages":"1","doc":["""
            + """{"doc_id":"1","title":"a\u00e9\ud83d\ude42"},{"doc_id":2}]},"api":{"status":"ok","at":"1300000000"}}""",
        """{"album":[{"docs":[{"total":1,"doc":{"doc_id":"1"}}]}],"api":{"status":"ok"}}""",
        """{"api":{"status":"error","code":105,"message":"no"},"docs":[]}""",
        """<?xml version="1.0" encoding="utf-8"?><api status="ok"><docs total="1"><doc doc_id="1">a&amp;b</doc></docs></api>""",
        """<api status="error" code="105" message="no"/>""",
        """a:2:{s:4:"docs";a:2:{s:5:"total";i:2;s:3:"doc";a:1:{i:0;a:1:{s:6:"doc_id";s:1:"1";}}}s:3:"api";a:1:{s:6:"status";s:2:"ok";}}""",
        """a:1:{s:3:"api";a:3:{s:6:"status";s:5:"error";s:4:"code";i:105;s:7:"message";s:2:"no";}}""",
    ];

    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"api\":",
        "\"docs\":",
        "\"doc\":",
        "\"status\":",
        "\"ok\"",
        "\"total\":",
        "\"\\ud800\":",
        "1",
        "null",
        "\\u0000",
        "\0",
        "<api status=\"ok\">",
        "</api>",
        "<",
        "&#0;",
        "<!DOCTYPE a [",
        "a:1:{",
        "a:99999999:{",
        "s:3:\"api\";",
        "s:-1:\"",
        "s:999999999:\"",
        "i:0;",
        "N;",
        "é",
        "\uFEFF",
    ];

    public static Arbitrary<AnswerBytes> Arbitrary()
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
            select faults.Aggregate(
                Encoding.UTF8.GetBytes(right),
                static (content, wrong) => Replace(content, wrong.place, wrong.length, wrong.put)
            );
        return Gen.OneOf(bytes.ArrayOf(), pieces, mutated, mutated).Select(content => new AnswerBytes(content)).ToArbitrary();
    }

    private static byte[] Replace(byte[] content, int place, int length, byte[] put)
    {
        var start = Math.Min(place, content.Length);
        var end = Math.Min(start + length, content.Length);
        return [.. content.AsSpan(0, start), .. put, .. content.AsSpan(end)];
    }
}
