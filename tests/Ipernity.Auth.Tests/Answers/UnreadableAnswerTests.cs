using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>Answers with status ok whose content cannot be read: a typed error that knows whether the service completed a change.</summary>
public sealed class UnreadableAnswerTests
{
    [Theory]
    [InlineData("""{"api":{"status":"ok"},"auth":{"frob":"\ud800"}}""")]
    [InlineData("""{"api":{"status":"ok"},"auth":{"frob":"a\udc00b"}}""")]
    [InlineData("""{"api":{"status":"ok"},"auth":{"\ud800aaaaaaaaaaaaaaaaaaaa":1,"frob":{"text":"\udfff"}}}""")]
    [InlineData("""{"api":{"status":"ok"},"auth":{"frob":""}}""")]
    [InlineData("""{"api":{"status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok"},"auth":null}""")]
    public async Task Half_a_surrogate_and_missing_content_are_an_invalid_answer(string json)
    {
        await using var server = RawServer.Answering(json);
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(
            () => new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((TransportFailure.InvalidAnswer, "auth.getFrob", 200), (failure.Failure, failure.Method, failure.HttpStatus));
    }

    [Theory]
    [InlineData("""<?xml version="1.0"><api status="ok"/>""")]
    [InlineData("""<?xml version="2.0"?><api status="ok"/>""")]
    [InlineData("""<?xml encoding="utf-8"?><api status="ok"/>""")]
    [InlineData("""<?xml version="1.0" encoding=""?><api status="ok"/>""")]
    [InlineData("""<?xml version="1.0" encoding="utf-7"?><api status="ok"/>""")]
    [InlineData("""<?xml version="1.0" encoding="ucs-4"?><api status="ok"/>""")]
    [InlineData("""<?xml version="1.0" encoding="us-ascii"?><api status="ok">é</api>""")]
    [InlineData("""<?xml version="1.0" standalone="maybe"?><api status="ok"/>""")]
    [InlineData(""" <?xml version="1.0"?><api status="ok"/>""")]
    [InlineData("<?xml")]
    public async Task A_broken_XML_declaration_ends_in_a_typed_error_or_not_at_all(string xml)
    {
        await using var server = RawServer.Answering(xml);
        using var client = ClientSetup.ClientOf(server);
        var failure = await Record.ExceptionAsync(async () =>
        {
            var options = ClientSetup.Options with { Format = AnswerFormat.Xml };
            (await client.CallAsync(ClientSetup.Call(), options, TestContext.Current.CancellationToken)).ReadRoot().Text("status");
        });
        Assert.True(failure is null or IpernityTransportException { Failure: TransportFailure.InvalidAnswer }, $"{failure}");
    }

    [Theory]
    [InlineData("doc.set", true)]
    [InlineData("test.echo", false)]
    public async Task A_partly_unreadable_answer_says_whether_a_change_may_have_been_made(string method, bool mayHaveBeenDone)
    {
        await using var server = RawServer.Answering("""{"api":{"status":"ok"},"doc":{"title":"\ud800"}}""");
        using var client = ClientSetup.ClientOf(server);
        var answer = await client.CallAsync(ClientSetup.Call(method), ClientSetup.Options, TestContext.Current.CancellationToken);
        var failure = Assert.Throws<IpernityTransportException>(() => answer.ReadRoot().Child("doc")?.Text("title"));
        Assert.Equal((TransportFailure.InvalidAnswer, mayHaveBeenDone), (failure.Failure, failure.MayHaveBeenDone));
        Assert.Equal(mayHaveBeenDone, answer.Unreadable("is odd").MayHaveBeenDone);
    }

    [Theory]
    [InlineData("doc.set", true)]
    [InlineData("test.echo", false)]
    public async Task An_invalid_answer_says_whether_a_change_may_have_been_made(string method, bool mayHaveBeenDone)
    {
        await using var server = RawServer.Answering("""{"api":{"status":"\ud800"}}""");
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(
            () => client.CallAsync(ClientSetup.Call(method), ClientSetup.Options, TestContext.Current.CancellationToken));
        Assert.Equal((TransportFailure.InvalidAnswer, mayHaveBeenDone), (failure.Failure, failure.MayHaveBeenDone));
    }
}
