using System.Diagnostics;
using System.Text;
using System.Xml;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>Reading a broken answer succeeds or throws a typed error, in bounded time and memory.</summary>
public sealed class MutatedAnswerTests
{
    private const int Count = 100_000;
    private const int Depth = 16;
    private const long MaximumBytesPerAnswer = 100_000;

    private static readonly (AnswerFormat Format, string Content)[] Answers =
    [
        (
            AnswerFormat.Json,
            """{"api":{"status":"ok","at":1300000000},"auth":{"token":"a-b","permissions":"""
                + """{"doc":"write"},"user":{"user_id":"1","username":"é😀"}}}"""
        ),
        (
            AnswerFormat.Json,
            """{"auth":{"frob":"1-2","perms":[{"doc":"read"}],"user":{"user_id":"""
                + """7,"realname":"\u00e9\ud83d\ude42"}},"api":{"status":"ok"}}"""
        ),
        (
            AnswerFormat.Json,
            """{"tickets":{"ticket":[{"id":"5","done":"1","invalid":"","doc_id":"9"},{"id":6,"done":0}]},"api":{"status":"ok"}}"""
        ),
        (AnswerFormat.Json, """{"api":{"status":"error","code":105,"message":"no \ud83d\ude42"}}"""),
        (
            AnswerFormat.Xml,
            """<?xml version="1.0" encoding="utf-8"?><api status="ok"><auth><token>a-b</token>"""
                + """<permissions doc="write"/><user user_id="1" username="é😀"/></auth></api>"""
        ),
        (AnswerFormat.Xml, """<?xml version='1.0' standalone='yes'?><api status="ok"><auth><frob>1&amp;2&#233;</frob></auth></api>"""),
        (AnswerFormat.Xml, """<api status="error" code="105" message="no"/>"""),
        (AnswerFormat.Php, """a:2:{s:4:"auth";a:2:{s:4:"frob";s:3:"1-2";s:1:"n";d:1.5;}s:3:"api";a:1:{s:6:"status";s:2:"ok";}}"""),
        (AnswerFormat.Php, """a:1:{s:3:"api";a:3:{s:6:"status";s:5:"error";s:4:"code";i:105;s:7:"message";s:2:"no";}}"""),
    ];

    [Fact]
    public void Mutated_answers_are_read_or_rejected_with_a_typed_error()
    {
        var mutator = new AnswerMutator(seed: 20250);
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes(precise: false);
        var accepted = 0;
        for (var i = 0; i < Count; i++)
        {
            var (format, content) = Answers[i % Answers.Length];
            accepted += IsRead(format, mutator.Mutate(content)) ? 1 : 0;
        }

        Assert.InRange(accepted, Count / 100, Count - 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"Reading took {watch.Elapsed}.");
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: false) - allocated, long.MinValue, Count * MaximumBytesPerAnswer);
    }

    private static bool IsRead(AnswerFormat format, byte[] content)
    {
        try
        {
            if (!AnswerReader.ReadStatus("auth.getToken", format, content, Depth).IsOk)
                return true;
            var answer = new ApiAnswer("auth.getToken", format, content, maxDepth: Depth);
            if (format != AnswerFormat.Php)
                Read(answer);
            return true;
        }
        catch (IpernityTransportException failure) when (failure.Failure == TransportFailure.InvalidAnswer)
        {
            return false;
        }
        catch (Exception failure)
        {
            Assert.Fail($"{failure.GetType()} for {format}: {Encoding.UTF8.GetString(content)}\n{failure}");
            return false;
        }
    }

    private static void Read(ApiAnswer answer)
    {
        if (answer.Format == AnswerFormat.Xml)
            ReadXml(answer);
        foreach (var ticket in answer.ReadRoot().Child("tickets")?.Children("ticket") ?? [])
            _ = (ticket.Text("id"), ticket.Text("done"), ticket.Text("doc_id"), ticket.Text());
        _ = AuthAnswer.ReadToken(answer, known: "a-b");
        _ = AuthAnswer.ReadFrob(answer);
    }

    private static void ReadXml(ApiAnswer answer)
    {
        using XmlReader reader = answer.OpenXml();
        while (reader.Read())
            _ = reader.Value;
    }
}
