using System.Net;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Faults;

/// <summary>How faults are added, which calls they hit, and how they are cleared.</summary>
public sealed class FaultRequestTests : IAsyncLifetime
{
    private const string AllFaults =
        "500, 503, 429, api-error, reset, reset-after, reset-body, delay, hang, dribble, truncated, html, empty, "
        + "redirect, invalid-utf8, wrong-type, no-api, bad-status, ticket-fails, ticket-slow, ticket-vanishes, reset-upload, early, "
        + "cut-off, wrong-bytes, slow, 403, expired";

    private SandboxServer _server = null!;
    private Client _client = null!;

    public static TheoryData<FaultKind> Kinds => [.. Enum.GetValues<FaultKind>()];

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = new Client(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_name(FaultKind kind) => Assert.Equal(new Fault(kind), Fault.Parse(kind.Name()));

    [Fact]
    public async Task A_fault_hits_only_the_next_call_by_default()
    {
        _server.AddFault(Fault.Parse("api-error=113"));

        Assert.Equal([113, 0], await HelloAsync(times: 2));
    }

    [Fact]
    public async Task A_fault_hits_as_many_calls_as_its_count()
    {
        _server.AddFault(Fault.Parse("api-error=113:3"));

        Assert.Equal([113, 113, 113, 0], await HelloAsync(times: 4));
    }

    [Theory]
    [InlineData("always")]
    [InlineData("0")]
    public async Task An_endless_fault_hits_all_calls_until_it_is_cleared(string count)
    {
        _server.AddFault(Fault.Parse($"api-error=113:{count}"));
        for (var i = 0; i < 10; i++)
            Assert.Equal(113, await HelloAsync());

        _server.ClearFaults();

        Assert.Equal(0, await HelloAsync());
    }

    [Theory]
    [InlineData("test.hello", true)]
    [InlineData("test.*", true)]
    [InlineData("*.hello", true)]
    [InlineData("test.hell?", true)]
    [InlineData("*", true)]
    [InlineData("test.echo", false)]
    [InlineData("doc.*", false)]
    public async Task A_fault_hits_only_calls_of_its_method(string method, bool hits)
    {
        _server.AddFault(Fault.Parse($"api-error=113:1:{method}"));

        Assert.Equal(hits ? 113 : 0, await HelloAsync());
        Assert.Equal(hits ? 0 : 1, _server.PendingFaults.Count);
    }

    [Fact]
    public async Task The_oldest_fault_hits_first_and_endless_faults_last()
    {
        _server.AddFault(Fault.Parse("api-error=101:always"));
        _server.AddFault(Fault.Parse("api-error=102:2"));
        _server.AddFault(Fault.Parse("api-error=103"));

        Assert.Equal([102, 102, 103, 101, 101], await HelloAsync(times: 5));
    }

    [Fact]
    public async Task Parallel_calls_use_up_the_count_exactly()
    {
        _server.AddFault(Fault.Parse("api-error=113:40"));

        var codes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => HelloAsync()));

        Assert.Equal(40, codes.Count(code => code == 113));
    }

    [Fact]
    public async Task Faults_can_be_set_in_the_options()
    {
        await using var server = await Started.SandboxAsync(
            new SandboxOptions { Faults = [Fault.Parse("api-error=113"), Fault.Parse("api-error=501")] });
        using var client = new Client(server);

        Assert.Equal(
            (113, 501, 0),
            (await client.CodeAsync("test.hello"), await client.CodeAsync("test.hello"), await client.CodeAsync("test.hello")));
    }

    [Fact]
    public async Task Faults_do_not_hit_web_pages()
    {
        _server.AddFault(Fault.Parse("500:always"));

        Assert.Contains("_sandbox/faults", await _client.TextAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_can_add_a_fault()
    {
        using var answer = await PostAsync(("kind", "429"), ("count", "2"), ("method", "test.*"), ("retry_after", "7"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            new Fault(FaultKind.TooManyRequests) { Count = 2, Method = "test.*", RetryAfter = 7 }, Assert.Single(_server.PendingFaults));
    }

    [Fact]
    public async Task A_script_can_send_the_fields_in_the_query()
    {
        using var answer = await _client.Http.PostAsync(
            new Uri("_sandbox/faults?kind=hang&count=always", UriKind.Relative), content: null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new Fault(FaultKind.Hang) { Count = Fault.Always }, Assert.Single(_server.PendingFaults));
    }

    [Fact]
    public async Task Pending_faults_are_listed_with_their_remaining_count()
    {
        _server.AddFault(Fault.Parse("api-error=113:3"));
        _server.AddFault(Fault.Parse("delay=20:always:doc.*"));
        _server.AddFault(new Fault(FaultKind.Redirect) { Status = 307, Location = new Uri("http://127.0.0.1:1/") });
        _server.AddFault(Fault.Parse("503=5"));
        await HelloAsync();

        var listed = await ListAsync();

        Assert.Equal(
            [
                """{"kind":"api-error","count":2,"always":false,"method":"*","code":113}""",
                """{"kind":"delay","count":0,"always":true,"method":"doc.*","delay":20}""",
                """{"kind":"redirect","count":1,"always":false,"method":"*","status":307,"location":"http://127.0.0.1:1/"}""",
                """{"kind":"503","count":1,"always":false,"method":"*","retry_after":5}""",
            ],
            listed.AsArray().Select(fault => fault!.ToJsonString()));
    }

    [Fact]
    public async Task A_script_can_clear_the_faults()
    {
        _server.AddFault(Fault.Parse("500:always"));

        using var answer = await _client.Http.DeleteAsync(
            new Uri("_sandbox/faults", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await ListAsync());
        Assert.Equal(0, await HelloAsync());
    }

    [Theory]
    [InlineData(
        "kind=gremlin",
        $"There is no fault 'gremlin'. The faults are {AllFaults}.")]
    [InlineData(
        "count=1",
        $"There is no fault ''. The faults are {AllFaults}.")]
    [InlineData("kind=500&count=-1", "count '-1' is invalid. Use 1 to 1000000, or always (0).")]
    [InlineData("kind=500&count=1000001", "count '1000001' is invalid. Use 1 to 1000000, or always (0).")]
    [InlineData(
        "kind=500&method=doc.fly",
        "method 'doc.fly' is invalid. Use the name of a method, such as doc.getList, or a pattern, such as doc.* or *; "
            + "media stands for downloads.")]
    [InlineData("kind=503&retry_after=soon", "retry_after 'soon' is invalid. Use 0 to 86400 seconds.")]
    [InlineData("kind=503&retry_after=86401", "retry_after '86401' is invalid. Use 0 to 86400 seconds.")]
    [InlineData("kind=500&retry_after=5", "The fault '500' takes no retry_after. Omit it.")]
    [InlineData("kind=api-error&code=0", "code '0' is invalid. Use 1 to 999, such as 105, 107, 113, 500, 501 or 503.")]
    [InlineData("kind=delay&delay=3600001", "delay '3600001' is invalid. Use 0 to 3600000 milliseconds.")]
    [InlineData("kind=redirect&status=304", "status '304' is invalid. Use 301, 302, 303, 307 or 308.")]
    [InlineData("kind=redirect&location=ftp://127.0.0.1/", "location 'ftp://127.0.0.1/' is invalid. Use an absolute http or https URL.")]
    [InlineData("kind=redirect&location=x", "location 'x' is invalid. Use an absolute http or https URL.")]
    [InlineData(
        "kind=500&knid=1", "There is no field 'knid'. The fields are kind, count, method, retry_after, code, delay, status, location.")]
    public async Task An_invalid_fault_is_rejected_with_the_valid_values(string fields, string message)
    {
        using var answer = await _client.Http.PostAsync(
            new Uri($"_sandbox/faults?{fields}", UriKind.Relative), content: null, TestContext.Current.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.BadRequest, message + "\n"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Empty(_server.PendingFaults);
    }

    [Fact]
    public void An_invalid_fault_is_rejected_in_code_as_well()
    {
        Assert.Throws<ArgumentException>(() => _server.AddFault(new Fault(FaultKind.Reset) { Code = 5 }));
        Assert.Throws<ArgumentException>(() => _server.AddFault(new Fault((FaultKind)99)));
        Assert.Throws<ArgumentException>(() => Fault.Parse("503=soon"));
    }

    [Theory]
    [InlineData("POST", "Origin", "https://evil.example")]
    [InlineData("POST", "Sec-Fetch-Site", "cross-site")]
    [InlineData("POST", "Host", "evil.example")]
    [InlineData("DELETE", "Origin", "null")]
    [InlineData("DELETE", "Sec-Fetch-Site", "same-site")]
    public async Task Other_web_sites_cannot_add_or_clear_faults(string verb, string header, string value)
    {
        _server.AddFault(Fault.Parse("500:always"));
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(_server.Address, "_sandbox/faults?kind=hang"));
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(FaultKind.ServerError, Assert.Single(_server.PendingFaults).Kind);
    }

    private async Task<int> HelloAsync() => await _client.CodeAsync("test.hello");

    private async Task<List<int>> HelloAsync(int times)
    {
        var codes = new List<int>();
        for (var i = 0; i < times; i++)
            codes.Add(await HelloAsync());
        return codes;
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.Http.PostAsync(new Uri("_sandbox/faults", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private async Task<JsonArray> ListAsync() => JsonNode.Parse(await _client.TextAsync("_sandbox/faults"))!["faults"]!.AsArray();
}
