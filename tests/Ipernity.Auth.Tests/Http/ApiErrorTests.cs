using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Http;

public sealed class ApiErrorTests
{
    [Theory]
    [InlineData(1, "MethodError1")]
    [InlineData(99, "MethodError99")]
    [InlineData(100, "ApiKeyMissing")]
    [InlineData(101, "ApiKeyInvalid")]
    [InlineData(102, "UnknownFormat")]
    [InlineData(103, "UnknownMethod")]
    [InlineData(104, "SignatureMissing")]
    [InlineData(105, "SignatureInvalid")]
    [InlineData(106, "TokenMissing")]
    [InlineData(107, "TokenInvalid")]
    [InlineData(108, "UserClosed")]
    [InlineData(109, "Blocked")]
    [InlineData(110, "PermissionDenied")]
    [InlineData(111, "AddressNotAllowed")]
    [InlineData(112, "QuotaExceeded")]
    [InlineData(113, "RateLimited")]
    [InlineData(120, "PostRequired")]
    [InlineData(500, "ServiceError")]
    [InlineData(501, "Maintenance")]
    [InlineData(503, "Unavailable")]
    [InlineData(777, "UnknownError777")]
    public async Task Each_code_has_its_stable_id(int code, string id)
    {
        var failure = await FailureAsync($$$"""{"api":{"status":"error","code":"{{{code}}}","message":"no"}}""");
        Assert.Equal((code, id, "doc.getList"), (failure.Code, failure.ErrorId, failure.Method));
    }

    [Theory]
    [InlineData("""{"api":{"status":"error","code":105,"message":"no"}}""", 105)]
    [InlineData("""{"api":{"code":"105","status":"error"},"docs":{}}""", 105)]
    [InlineData("""{"api":{"status":"weird"}}""", 0)]
    [InlineData("""{"api":{"status":"error","code":"x"}}""", 0)]
    public async Task Anything_but_ok_is_an_error(string json, int code) => Assert.Equal(code, (await FailureAsync(json)).Code);

    [Fact]
    public async Task An_xml_error_is_read_as_well()
    {
        await using var server = RawServer.Answering(
            """<api status="error" code="107" message="gone"/>""",
            headers: "Content-Type: text/xml\r\n"
        );
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityApiException>(() =>
            client.CallAsync(
                new ApiCall("doc.getList"),
                new CallOptions { Format = AnswerFormat.Xml },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal((107, "gone"), (failure.Code, failure.ServiceMessage));
    }

    [Fact]
    public async Task The_services_own_answer_counts_even_with_an_http_error()
    {
        await using var server = RawServer.Answering(
            """{"api":{"status":"error","code":"503","message":"later"}}""",
            "503 Service Unavailable"
        );
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            503,
            (
                await Assert.ThrowsAsync<IpernityApiException>(() =>
                    client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)
                )
            ).Code
        );
    }

    [Theory]
    [InlineData(SignatureOrder.ParametersFirst)]
    [InlineData(SignatureOrder.SecretFirst)]
    public async Task An_error_has_the_order_in_which_the_call_was_signed(SignatureOrder order) =>
        Assert.Equal(order, (await FailureAsync("""{"api":{"status":"error","code":"105"}}""", order)).SignatureOrder);

    [Fact]
    public async Task The_message_names_method_code_and_the_services_words() =>
        Assert.Equal(
            "ipernity answered doc.getList with error 110: not allowed.",
            (await FailureAsync("""{"api":{"status":"error","code":"110","message":"not allowed."}}""")).Message
        );

    [Fact]
    public async Task A_message_that_repeats_secrets_is_shown_without_them()
    {
        var failure = await FailureAsync(
            $$$"""{"api":{"status":"error","code":"105","message":"{{{ClientSetup.Secret}}} and {{{ClientSetup.Token}}} did"}}"""
        );
        Assert.Equal("*** and *** did", failure.ServiceMessage);
    }

    [Fact]
    public async Task A_message_that_repeats_the_signature_is_shown_without_it()
    {
        await using var server = new RawServer(
            (stream, request, stop) =>
                RawServer.SendAsync(
                    stream,
                    "200 OK",
                    "",
                    System.Text.Encoding.UTF8.GetBytes(
                        $$$"""{"api":{"status":"error","code":"105","message":"bad {{{request[^32..]}}}"}}"""
                    ),
                    stop
                )
        );
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityApiException>(() =>
            client.CallAsync(ClientSetup.Call(), ClientSetup.Options, TestContext.Current.CancellationToken)
        );
        Assert.Equal("bad ***", failure.ServiceMessage);
    }

    [Fact]
    public async Task A_secret_too_short_to_be_one_does_not_garble_the_words()
    {
        await using var server = RawServer.Answering("""{"api":{"status":"error","code":"101","message":"invalid or disabled"}}""");
        using var client = new IpernityClient(new IpernityApplication("a", "b"), IpernityServer.At(server.Address));
        var failure = await Assert.ThrowsAsync<IpernityApiException>(() =>
            new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Equal("invalid or disabled", failure.ServiceMessage);
    }

    [Fact]
    public async Task A_message_that_would_control_a_terminal_shows_its_controls() =>
        Assert.Equal(
            "a␛[31mb c",
            (await FailureAsync("""{"api":{"status":"error","code":"5","message":"a\u001b[31mb\r\nc"}}""")).ServiceMessage
        );

    [Fact]
    public async Task An_endless_message_is_cut() =>
        Assert.Equal(
            503,
            (await FailureAsync($$$"""{"api":{"status":"error","code":"5","message":"{{{new string('x', 100_000)}}}"}}"""))
                .ServiceMessage
                .Length
        );

    private static async Task<IpernityApiException> FailureAsync(string json, SignatureOrder order = default)
    {
        await using var server = RawServer.Answering(json);
        using var client = ClientSetup.ClientOf(server, order: order);
        return await Assert.ThrowsAsync<IpernityApiException>(() =>
            client.CallAsync(ClientSetup.Call("doc.getList"), ClientSetup.Options, TestContext.Current.CancellationToken)
        );
    }
}
