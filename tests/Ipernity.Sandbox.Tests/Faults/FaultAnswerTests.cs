using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Faults;

/// <summary>The answers that each fault sends.</summary>
public sealed class FaultAnswerTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("500", HttpStatusCode.InternalServerError)]
    [InlineData("503", HttpStatusCode.ServiceUnavailable)]
    [InlineData("429", HttpStatusCode.TooManyRequests)]
    public async Task An_HTTP_status_has_no_Retry_After_by_default(string fault, HttpStatusCode status)
    {
        _server.AddFault(Fault.Parse(fault));

        using var answer = await CallAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("503=0", 0)]
    [InlineData("429=30", 30)]
    public async Task An_HTTP_status_has_the_given_Retry_After(string fault, int seconds)
    {
        _server.AddFault(Fault.Parse(fault));

        using var answer = await CallAsync();

        Assert.Equal(TimeSpan.FromSeconds(seconds), answer.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(105)]
    [InlineData(107)]
    [InlineData(113)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(503)]
    public async Task An_API_error_has_the_given_code_and_a_message(int code)
    {
        _server.AddFault(new Fault(FaultKind.ApiError) { Code = code });

        var api = (await _client.TryAsync("test.hello"))["api"]!;

        Assert.Equal(("error", $"{code}"), (api.Text("status"), api.Text("code")));
        Assert.NotEmpty(api.Text("message"));
    }

    [Fact]
    public async Task An_API_error_is_500_by_default()
    {
        _server.AddFault(new Fault(FaultKind.ApiError));

        Assert.Equal(500, await _client.CodeAsync("test.hello"));
    }

    [Theory]
    [InlineData("xml", "<api status=\"error\" code=\"113\" ")]
    [InlineData("php", "s:4:\"code\";s:3:\"113\";")]
    public async Task An_API_error_has_the_requested_format(string format, string expected)
    {
        _server.AddFault(Fault.Parse("api-error=113"));

        Assert.Contains(expected, await _client.TextAsync($"api/test.hello/{format}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task truncated_is_complete_for_HTTP_but_not_for_JSON()
    {
        _server.AddFault(new Fault(FaultKind.Truncated));

        using var answer = await CallAsync();

        var text = await TextAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("{\"hello\":", text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task html_sends_a_page_with_status_200()
    {
        _server.AddFault(new Fault(FaultKind.Html));

        using var answer = await CallAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task empty_sends_status_200_without_a_body()
    {
        _server.AddFault(new Fault(FaultKind.Empty));

        using var answer = await CallAsync();

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await TextAsync(answer)));
    }

    [Theory]
    [InlineData("redirect", 302)]
    [InlineData("redirect=301", 301)]
    [InlineData("redirect=303", 303)]
    [InlineData("redirect=307", 307)]
    [InlineData("redirect=308", 308)]
    public async Task redirect_leads_to_the_same_call_at_the_machines_other_name_by_default(string fault, int status)
    {
        _server.AddFault(Fault.Parse(fault));

        using var answer = await CallAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal($"http://localhost:{_server.Address.Port}/api/test.hello?a=1", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task redirect_leads_to_the_given_address()
    {
        _server.AddFault(new Fault(FaultKind.Redirect) { Location = new Uri("https://elsewhere.example/api") });

        using var answer = await CallAsync();

        Assert.Equal("https://elsewhere.example/api", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task invalid_utf8_puts_invalid_bytes_into_a_text_of_the_payload()
    {
        _server.AddFault(new Fault(FaultKind.InvalidUtf8));

        using var answer = await CallAsync();
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        Assert.StartsWith("{\"hello\":\"\uFFFD(\uFFFDhello world!\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task wrong_type_mislabels_the_right_answer()
    {
        _server.AddFault(new Fault(FaultKind.WrongType));

        using var answer = await CallAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("ok", JsonNode.Parse(await TextAsync(answer))!["api"]!.Text("status"));
    }

    [Theory]
    [InlineData("", "{\"hello\":\"hello world!\"}")]
    [InlineData("/xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<api><hello>hello world!</hello></api>\n")]
    [InlineData("/php", "a:1:{s:5:\"hello\";s:12:\"hello world!\";}")]
    public async Task no_api_omits_the_status(string format, string expected)
    {
        _server.AddFault(new Fault(FaultKind.NoApi));

        Assert.Equal(expected, await _client.TextAsync($"api/test.hello{format}?api_key={_server.Options.ApiKey}"));
    }

    [Fact]
    public async Task bad_status_is_neither_ok_nor_error()
    {
        _server.AddFault(new Fault(FaultKind.BadStatus));

        var answer = await _client.TryAsync("test.hello");

        Assert.Equal("hello world!", answer.Text("hello"));
        Assert.Equal("perhaps", answer["api"]!.Text("status"));
    }

    [Theory]
    [InlineData(FaultKind.ServerError, false)]
    [InlineData(FaultKind.Unavailable, false)]
    [InlineData(FaultKind.TooManyRequests, false)]
    [InlineData(FaultKind.ApiError, false)]
    [InlineData(FaultKind.Html, false)]
    [InlineData(FaultKind.Empty, false)]
    [InlineData(FaultKind.Redirect, false)]
    [InlineData(FaultKind.ResetBody, true)]
    [InlineData(FaultKind.Delay, true)]
    [InlineData(FaultKind.Dribble, true)]
    [InlineData(FaultKind.Truncated, true)]
    [InlineData(FaultKind.InvalidUtf8, true)]
    [InlineData(FaultKind.WrongType, true)]
    [InlineData(FaultKind.NoApi, true)]
    [InlineData(FaultKind.BadStatus, true)]
    public async Task Each_fault_runs_the_call_or_not_as_documented(FaultKind kind, bool isDone)
    {
        _server.AddFault(new Fault(kind) { Method = "album.create" });

        await RawAnswer.ReadAsync(_client, "album.create", ("title", "Written"));

        Assert.Equal(isDone ? 1 : 0, await AlbumsAsync("Written"));
    }

    [Fact]
    public async Task A_call_that_fails_by_itself_still_fails_when_a_fault_hits_it()
    {
        _server.AddFault(new Fault(FaultKind.WrongType));

        Assert.Equal(103, await _client.CodeAsync("doc.fly"));
    }

    [Fact]
    public async Task A_received_call_names_the_fault_that_hit_it()
    {
        _server.AddFault(new Fault(FaultKind.Unavailable));
        _server.AddFault(new Fault(FaultKind.Reset));
        _server.AddFault(Fault.Parse("api-error=113"));
        await CallAsync();
        await RawAnswer.ReadAsync(_client, "test.echo", ("echo", "x"));
        await _client.TryAsync("test.hello");
        await _client.CallAsync("test.hello");

        var calls = _server.ReceivedCalls;

        Assert.Equal(
            [(FaultKind.Unavailable, 503, 0), (FaultKind.Reset, 0, 0), (FaultKind.ApiError, 200, 113), (null, 200, 0)],
            calls.Select(call => (call.Fault, call.StatusCode, call.ApiCode)));
        Assert.Equal("x", calls[1].Parameters["echo"]);
        Assert.Equal(
            ["POST test.hello: fault 503", "POST test.echo: fault reset", "POST test.hello: fault api-error", "POST test.hello: ok"],
            calls.Select(call => call.ToString()));
    }

    private async Task<HttpResponseMessage> CallAsync(HttpCompletionOption option = HttpCompletionOption.ResponseContentRead)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/test.hello?a=1", UriKind.Relative));
        request.Content = new FormUrlEncodedContent([new("api_key", _server.Options.ApiKey)]);
        return await _client.Http.SendAsync(request, option, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<int> AlbumsAsync(string title) =>
        (await _client.CallAsync("album.getList"))["albums"]!.Items("album").Count(album => album.Text("title") == title);
}
