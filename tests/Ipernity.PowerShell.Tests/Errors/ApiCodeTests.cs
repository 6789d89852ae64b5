using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Errors;

/// <summary>Each error code of the service has its own id, category and advice.</summary>
public sealed class ApiCodeTests
{
    [Theory]
    [InlineData(1, "MethodError1", ErrorCategory.InvalidResult, "parameters")]
    [InlineData(42, "MethodError42", ErrorCategory.InvalidResult, "parameters")]
    [InlineData(100, "ApiKeyMissing", ErrorCategory.AuthenticationError, "API key")]
    [InlineData(101, "ApiKeyInvalid", ErrorCategory.AuthenticationError, "API key")]
    [InlineData(102, "UnknownFormat", ErrorCategory.InvalidOperation, "report")]
    [InlineData(103, "UnknownMethod", ErrorCategory.ObjectNotFound, "Get-IpernityMethod")]
    [InlineData(104, "SignatureMissing", ErrorCategory.AuthenticationError, "report")]
    [InlineData(105, "SignatureInvalid", ErrorCategory.AuthenticationError, "SecretFirst")]
    [InlineData(106, "TokenMissing", ErrorCategory.AuthenticationError, "Connect-Ipernity")]
    [InlineData(107, "TokenInvalid", ErrorCategory.AuthenticationError, "Connect-Ipernity")]
    [InlineData(108, "UserClosed", ErrorCategory.PermissionDenied, "account")]
    [InlineData(109, "Blocked", ErrorCategory.PermissionDenied, "member")]
    [InlineData(110, "PermissionDenied", ErrorCategory.PermissionDenied, "Connect-Ipernity -Permission")]
    [InlineData(111, "AddressNotAllowed", ErrorCategory.PermissionDenied, "address")]
    [InlineData(112, "QuotaExceeded", ErrorCategory.LimitsExceeded, "Wait")]
    [InlineData(113, "RateLimited", ErrorCategory.LimitsExceeded, "Wait")]
    [InlineData(120, "PostRequired", ErrorCategory.InvalidOperation, "-UseGet")]
    [InlineData(500, "ServiceError", ErrorCategory.ResourceUnavailable, "again")]
    [InlineData(501, "Maintenance", ErrorCategory.ResourceUnavailable, "again")]
    [InlineData(503, "Unavailable", ErrorCategory.ResourceUnavailable, "again")]
    [InlineData(777, "UnknownError777", ErrorCategory.InvalidResult, "again")]
    public async Task A_code_is_an_error_of_its_own(int code, string id, ErrorCategory category, string advice)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = code });
        var error = session.Shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 0").Error;
        Assert.Equal($"{id},Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("test.hello", error.TargetObject);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"error {code}"), error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("doc.getExif @{ doc_id = 1 }", 1, ErrorCategory.ObjectNotFound, "there is no such document, or you cannot see it")]
    [InlineData("album.edit @{ album_id = 1 }", 4, ErrorCategory.InvalidArgument, "a title, a description or a cover_id is needed")]
    [InlineData("album.create @{ title = 'x' }", 4, ErrorCategory.LimitsExceeded, "you have as many albums as allowed")]
    [InlineData(
        "doc.comments.add @{ doc_id = 1; content = 'x' }", 3, ErrorCategory.PermissionDenied, "you may not comment on it")]
    public async Task A_code_below_100_has_the_meaning_that_the_method_gives_it(
        string call, int code, ErrorCategory category, string meaning)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = code });
        var error = session.Shell.Run($"Invoke-IpernityApi {call} -Force").Error;
        var method = call.Split(' ')[0];
        Assert.Equal($"MethodError{code},Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains($" For {method}, this means that {meaning}.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_an_undocumented_error_has_the_services_words_alone()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = 7 });
        var error = session.Shell.Run("Invoke-IpernityApi album.edit @{ album_id = 1 } -Force").Error;
        Assert.DoesNotContain("this means", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Get-IpernityMethod album.edit -Online", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Truncated, "InvalidAnswer")]
    [InlineData(FaultKind.Html, "InvalidAnswer")]
    [InlineData(FaultKind.Empty, "InvalidAnswer")]
    [InlineData(FaultKind.InvalidUtf8, "InvalidAnswer")]
    [InlineData(FaultKind.NoApi, "InvalidAnswer")]
    [InlineData(FaultKind.BadStatus, "UnknownError")]
    [InlineData(FaultKind.Redirect, "Redirected")]
    [InlineData(FaultKind.ServerError, "HttpError")]
    [InlineData(FaultKind.Reset, "ConnectionLost")]
    public async Task A_broken_answer_is_one_error(FaultKind kind, string id)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(kind));
        Assert.Equal(
            $"{id},Ipernity.PowerShell.Commands.InvokeIpernityApiCommand",
            session.Shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 0").ErrorId);
    }

    [Fact]
    public async Task A_valid_answer_with_the_wrong_content_type_is_accepted()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.WrongType));
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }
}
