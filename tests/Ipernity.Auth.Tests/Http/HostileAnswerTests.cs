using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Answers that are well sent and wrong inside. An answer that tells its status twice is none, whatever it tells.</summary>
public sealed class HostileAnswerTests
{
    private const string LoginPage =
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form><input name=password></form></body></html>";

    [Theory]
    [InlineData("""{"api":{"status":"error","code":"107"},"api":{"status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok"},"api":{"status":"error","code":"107"}}""")]
    [InlineData("""{"api":{"status":"ok"},"docs":{},"api":{"status":"ok"}}""")]
    [InlineData("""{"api":"error","api":{"status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok"},"api":null}""")]
    [InlineData("""{"api":{"status":"error","status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok","status":"error"}}""")]
    [InlineData("""{"\u0061pi":{"status":"error"},"api":{"st\u0061tus":"ok"}}""")]
    [InlineData("""{"api":{"st\u0061tus":"error","status":"ok"}}""")]
    public async Task A_status_given_twice_in_json_is_invalid(string json) => await AssertInvalidAsync(json, AnswerFormat.Json);

    [Theory]
    [InlineData("""<api status="error" code="107" status="ok"/>""")]
    [InlineData("""<api status="ok"/><api status="error"/>""")]
    public async Task A_status_given_twice_in_xml_is_invalid(string xml) => await AssertInvalidAsync(xml, AnswerFormat.Xml);

    [Theory]
    [InlineData("""a:2:{s:3:"api";a:1:{s:6:"status";s:5:"error";}s:3:"api";a:1:{s:6:"status";s:2:"ok";}}""")]
    [InlineData("""a:2:{s:3:"api";a:1:{s:6:"status";s:2:"ok";}s:3:"api";N;}""")]
    [InlineData("""a:1:{s:3:"api";a:2:{s:6:"status";s:5:"error";s:6:"status";s:2:"ok";}}""")]
    public async Task A_status_given_twice_in_php_is_invalid(string php) => await AssertInvalidAsync(php, AnswerFormat.Php);

    [Fact]
    public async Task A_status_deeper_in_the_answer_is_not_the_answers()
    {
        var failure = await FailureAsync("""<api status="error" code="107"><api status="ok"/></api>""", AnswerFormat.Xml);
        Assert.Equal("TokenInvalid", failure.ErrorId);
    }

    [Theory]
    [InlineData("""{"api":{"status":"error","code":107}}""", "TokenInvalid")]
    [InlineData("""{"api":{"status":"error","code":"107"}}""", "TokenInvalid")]
    [InlineData("""{"api":{"status":"error","code":107.0}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":"1e2"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":"-5"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":"99999999999999999999"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":["107"]}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":"107","message":12}}""", "TokenInvalid")]
    [InlineData("""{"api":{"status":"error","code":"107","message":{"x":[1]}}}""", "TokenInvalid")]
    [InlineData("""{"api":{"status":"fine"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"OK"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"ok "}}""", "UnknownError")]
    [InlineData("""{"api":{"status":""}}""", "UnknownError")]
    [InlineData("""{"api":{"status":1}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"ok\u0000"}}""", "UnknownError")]
    [InlineData("""{"api":{"status":"error","code":"5","message":"a\u0000b"}}""", "MethodError5")]
    public async Task A_status_that_is_not_ok_to_the_letter_is_an_error(string json, string id) =>
        Assert.Equal(id, (await FailureAsync(json, AnswerFormat.Json)).ErrorId);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"docs":{"total":"1"}}""")]
    [InlineData("""{"API":{"status":"ok"}}""")]
    [InlineData("""{"api":[{"status":"ok"}]}""")]
    [InlineData("""{"api":{"status":null}}""")]
    [InlineData("""{"api":{"status":["ok"]}}""")]
    [InlineData("""{"api":{"status":{"status":"ok"}}}""")]
    [InlineData("""{"api":{"status":"\ud800"}}""")]
    [InlineData("""{"api":{"status":"error","message":"\udfff"}}""")]
    [InlineData("""{"api":{"status":"ok"},}""")]
    [InlineData("""{"api":{"status":"ok"}}{"api":{"status":"ok"}}""")]
    [InlineData("""{"api":{"status":"ok"},"x":NaN}""")]
    [InlineData("""/* */{"api":{"status":"ok"}}""")]
    [InlineData("""callback({"api":{"status":"ok"}})""")]
    [InlineData("{\"api\":{\"status\":\"ok\"},\"x\":\"\n\"}")]
    [InlineData("\0{\"api\":{\"status\":\"ok\"}}")]
    [InlineData("{\"api\":{\"status\":\"ok\"}}\0")]
    public async Task Json_without_a_status_is_not_an_answer(string json) => await AssertInvalidAsync(json, AnswerFormat.Json);

    [Theory]
    [InlineData("<api/>")]
    [InlineData("<api code='1'/>")]
    [InlineData("<rsp><api status='ok'/></rsp>")]
    [InlineData("<api status='ok'>&#0;</api>")]
    [InlineData("<api status='ok'>&unknown;</api>")]
    [InlineData("<api status='ok'/>trailing")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><api status='ok'/>")]
    [InlineData("<?xml version='1.0' encoding='no-such-thing'?><api status='ok'/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><api status='ok'>&b;</api>")]
    public async Task Xml_without_a_status_is_not_an_answer(string xml) => await AssertInvalidAsync(xml, AnswerFormat.Xml);

    [Theory]
    [InlineData(AnswerFormat.Json, """<api status="ok"/>""")]
    [InlineData(AnswerFormat.Json, """a:1:{s:3:"api";a:1:{s:6:"status";s:2:"ok";}}""")]
    [InlineData(AnswerFormat.Xml, """{"api":{"status":"ok"}}""")]
    [InlineData(AnswerFormat.Xml, """a:1:{s:3:"api";a:1:{s:6:"status";s:2:"ok";}}""")]
    [InlineData(AnswerFormat.Php, """{"api":{"status":"ok"}}""")]
    [InlineData(AnswerFormat.Php, """<api status="ok"/>""")]
    public async Task An_answer_in_another_format_than_asked_for_is_none(AnswerFormat format, string body) =>
        await AssertInvalidAsync(body, format);

    [Theory]
    [InlineData(AnswerFormat.Json)]
    [InlineData(AnswerFormat.Xml)]
    [InlineData(AnswerFormat.Php)]
    public async Task A_proxys_login_page_is_no_answer(AnswerFormat format) => await AssertInvalidAsync(LoginPage, format);

    [Theory]
    [InlineData("401 Unauthorized", 401)]
    [InlineData("407 Proxy Authentication Required", 407)]
    [InlineData("511 Network Authentication Required", 511)]
    public async Task A_login_page_with_an_http_error_keeps_its_status(string status, int code)
    {
        var failure = await FailureAsync(
            LoginPage,
            AnswerFormat.Json,
            status,
            "WWW-Authenticate: Basic realm=\"hotel\"\r\nProxy-Authenticate: Basic\r\n"
        );
        Assert.Equal(("HttpError", code), (failure.ErrorId, failure.HttpStatus));
    }

    [Theory]
    [InlineData(AnswerFormat.Json, "{\"api\":{\"status\":\"ok\"},\"x\":\"?\"}")]
    [InlineData(AnswerFormat.Xml, "<api status='ok'>?</api>")]
    [InlineData(AnswerFormat.Php, "a:2:{s:3:\"api\";a:1:{s:6:\"status\";s:2:\"ok\";}i:0;s:1:\"?\";}")]
    public async Task Bytes_that_are_no_utf8_are_no_answer(AnswerFormat format, string around)
    {
        foreach (byte[] wrong in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82] })
        {
            var parts = around.Split('?');
            await using var server = RawServer.Answering(
                [.. Encoding.UTF8.GetBytes(parts[0]), .. wrong, .. Encoding.UTF8.GetBytes(parts[1])],
                "Content-Type: application/json; charset=iso-8859-1\r\n"
            );
            Assert.Equal("InvalidAnswer", (await FailureAsync(server, format)).ErrorId);
        }
    }

    [Theory]
    [InlineData("Content-Type: application/json; charset=utf-16\r\n")]
    [InlineData("Content-Type: application/json; charset=\"no such thing\"\r\n")]
    [InlineData("Content-Type: image/png\r\n")]
    [InlineData("Content-Type: ;;;\r\n")]
    [InlineData("Content-Type: a/b\r\nContent-Type: c/d\r\n")]
    [InlineData("Content-Encoding: identity\r\n")]
    [InlineData("Content-Disposition: attachment; filename=\"../../x\"\r\n")]
    [InlineData("Set-Cookie: a=b; Max-Age=999999999999\r\n")]
    public async Task A_valid_answer_is_read_with_any_headers(string headers)
    {
        await using var server = RawServer.Answering(ClientSetup.Ok, headers: headers);
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            ClientSetup.Ok,
            (await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)).ReadText()
        );
    }

    [Fact]
    public async Task A_cookie_that_a_server_sets_never_comes_back()
    {
        await using var server = RawServer.Answering(ClientSetup.Ok, headers: "Set-Cookie: a=b; Path=/\r\n");
        using var client = ClientSetup.ClientOf(server);
        for (var i = 0; i < 2; i++)
            await client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(server.Requests, request => request.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("no-such-thing")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [MonoDefect("does not tell what is not packed from a lost connection.")]
    public async Task A_body_that_is_not_packed_as_it_says_is_no_answer(string encoding)
    {
        await using var server = RawServer.Answering([0x1B, 0xFF, 0x00, 0x80, 0xC1, 0x3A, 0x55, 0x99], $"Content-Encoding: {encoding}\r\n");
        Assert.Equal("InvalidAnswer", (await FailureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    private static async Task AssertInvalidAsync(string body, AnswerFormat format) =>
        Assert.Equal("InvalidAnswer", (await FailureAsync(body, format)).ErrorId);

    private static async Task<IpernityException> FailureAsync(
        string body,
        AnswerFormat format,
        string status = "200 OK",
        string headers = ""
    )
    {
        await using var server = RawServer.Answering(body, status, headers);
        return await FailureAsync(server, format);
    }

    private static async Task<IpernityException> FailureAsync(RawServer server, AnswerFormat format)
    {
        using var client = ClientSetup.ClientOf(server, new IpernityClientOptions { Timeout = TimeSpan.FromSeconds(20) });
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() =>
            client.CallAsync(
                new ApiCall("test.echo"),
                new CallOptions { Token = ClientSetup.Token, Format = format },
                TestContext.Current.CancellationToken
            )
        );
        ClientSetup.AssertShowsNoSecret(failure, server);
        return failure;
    }
}
