using System.Management.Automation;
using System.Text;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Errors;

/// <summary>The full id, the category and the advice of each error.</summary>
public sealed class ErrorTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Theory]
    [InlineData(1, "MethodError1", ErrorCategory.InvalidResult)]
    [InlineData(100, "ApiKeyMissing", ErrorCategory.AuthenticationError)]
    [InlineData(101, "ApiKeyInvalid", ErrorCategory.AuthenticationError)]
    [InlineData(102, "UnknownFormat", ErrorCategory.InvalidOperation)]
    [InlineData(103, "UnknownMethod", ErrorCategory.ObjectNotFound)]
    [InlineData(104, "SignatureMissing", ErrorCategory.AuthenticationError)]
    [InlineData(105, "SignatureInvalid", ErrorCategory.AuthenticationError)]
    [InlineData(106, "TokenMissing", ErrorCategory.AuthenticationError)]
    [InlineData(107, "TokenInvalid", ErrorCategory.AuthenticationError)]
    [InlineData(108, "UserClosed", ErrorCategory.PermissionDenied)]
    [InlineData(109, "Blocked", ErrorCategory.PermissionDenied)]
    [InlineData(110, "PermissionDenied", ErrorCategory.PermissionDenied)]
    [InlineData(111, "AddressNotAllowed", ErrorCategory.PermissionDenied)]
    [InlineData(112, "QuotaExceeded", ErrorCategory.LimitsExceeded)]
    [InlineData(113, "RateLimited", ErrorCategory.LimitsExceeded)]
    [InlineData(120, "PostRequired", ErrorCategory.InvalidOperation)]
    [InlineData(121, "EnvelopeInvalid", ErrorCategory.InvalidOperation)]
    [InlineData(122, "EnvelopeInvalid", ErrorCategory.InvalidOperation)]
    [InlineData(130, "OAuthVersion", ErrorCategory.AuthenticationError)]
    [InlineData(131, "OAuthParameters", ErrorCategory.AuthenticationError)]
    [InlineData(132, "OAuthClock", ErrorCategory.AuthenticationError)]
    [InlineData(133, "OAuthNonce", ErrorCategory.AuthenticationError)]
    [InlineData(134, "OAuthTimestamp", ErrorCategory.AuthenticationError)]
    [InlineData(135, "OAuthSignatureMethod", ErrorCategory.AuthenticationError)]
    [InlineData(500, "ServiceError", ErrorCategory.ResourceUnavailable)]
    [InlineData(501, "Maintenance", ErrorCategory.ResourceUnavailable)]
    [InlineData(503, "Unavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(999, "UnknownError999", ErrorCategory.InvalidResult)]
    public async Task Each_code_of_the_service(int code, string id, ErrorCategory category)
    {
        var error = await ErrorAsync(RawServer.Answering($$$"""{"api":{"status":"error","code":"{{{code}}}","message":"no"}}"""));
        AssertError(id, category, error);
    }

    [Theory]
    [InlineData("<html></html>", "InvalidAnswer", ErrorCategory.InvalidData)]
    [InlineData("", "InvalidAnswer", ErrorCategory.InvalidData)]
    public async Task What_is_not_an_answer(string body, string id, ErrorCategory category) =>
        AssertError(id, category, await ErrorAsync(RawServer.Answering(body)));

    [Fact]
    public async Task A_redirect() =>
        AssertError(
            "Redirected",
            ErrorCategory.ConnectionError,
            await ErrorAsync(RawServer.Answering("", "302 Found", "Location: http://127.0.0.1:9/\r\n")));

    [Fact]
    public async Task An_http_error() =>
        AssertError("HttpError", ErrorCategory.InvalidResult, await ErrorAsync(RawServer.Answering("sorry", "502 Bad Gateway")));

    [Fact]
    public async Task A_connection_that_breaks() =>
        AssertError("ConnectionLost", ErrorCategory.ConnectionError, await ErrorAsync(new RawServer((stream, _, _) =>
        {
            stream.Socket.Close(0);
            return Task.CompletedTask;
        })));

    [Fact]
    public async Task An_answer_without_an_end() =>
        AssertError("AnswerTooLarge", ErrorCategory.LimitsExceeded, await ErrorAsync(new RawServer((stream, _, stop) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n"), stop).AsTask())));

    [Fact]
    public async Task Nobody_there()
    {
        Uri address;
        await using (var gone = RawServer.Answering(""))
            address = gone.Address;
        using var shell = new Shell();
        AssertError(
            "Unreachable",
            ErrorCategory.ConnectionError,
            shell.Run($"Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {address} -MaximumRetryCount 0").Error);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_tls()
    {
        await using var greeting = new GreetingServer("220 mail.example.org ready\r\n");
        using var shell = new Shell();
        var address = new UriBuilder(greeting.Address) { Scheme = "https" }.Uri;
        AssertError(
            "SecureConnectionFailed",
            ErrorCategory.ConnectionError,
            shell.Run($"Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {address} -MaximumRetryCount 0").Error);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_is_an_error()
    {
        byte[] body = [.. "{\"echo\":\""u8, 0xFF, 0xC3, .. "\",\"api\":{\"status\":\"ok\"}}"u8];
        AssertError("InvalidAnswer", ErrorCategory.InvalidData, await ErrorAsync(RawServer.Answering(body, "")));
    }

    [Theory]
    [InlineData("psobject")]
    [InlineData("pstypenames")]
    [InlineData("")]
    public async Task A_reserved_member_name(string name) =>
        AssertError(
            "InvalidAnswer",
            ErrorCategory.InvalidData,
            await ErrorAsync(RawServer.Answering($$$"""{"{{{name}}}":"1","api":{"status":"ok"}}""")));

    [Fact]
    public async Task The_last_value_of_a_repeated_member_counts()
    {
        await using var server = RawServer.Answering("""{"a":"1","b":"2","a":"3","api":{"status":"ok"}}""");
        using var shell = new Shell();
        Assert.Equal("3", shell.Run($"(Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {server.Address}).a").As<string>());
    }

    private static async Task<ErrorRecord> ErrorAsync(RawServer server)
    {
        await using (server)
        {
            using var shell = new Shell();
            return shell.Run($"Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {server.Address} -MaximumRetryCount 0").Error;
        }
    }

    private static void AssertError(string id, ErrorCategory category, ErrorRecord error)
    {
        Assert.Equal(id + Id, error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("test.hello", error.TargetObject);
        Assert.Contains("test.hello", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
