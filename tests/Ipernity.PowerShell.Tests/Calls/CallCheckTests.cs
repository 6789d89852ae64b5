using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Calls that the service would reject fail before they are sent.</summary>
public sealed class CallCheckTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Theory]
    [InlineData("Invoke-IpernityApi doc.get", "ParameterMissing", "doc_id")]
    [InlineData("Invoke-IpernityApi doc.get @{ Doc_Id = 1 }", "ParameterMissing", "Unknown parameter 'Doc_Id'. Did you mean 'doc_id'?")]
    [InlineData("Invoke-IpernityApi doc.notes.add @{ doc_id = 1; content = 'x'; h = 1 }", "ParameterMissing", "x, y, w")]
    [InlineData(
        "Invoke-IpernityApi doc.delete @{ doc_id = 1 }",
        "PermissionDenied",
        "needs the permission doc=delete, but the token permits doc=write")]
    [InlineData(
        "Invoke-IpernityApi network.getList", "PermissionDenied", "needs the permission network=read, but the token permits doc=write")]
    [InlineData("Invoke-IpernityApi doc.set @{ doc_id = 1; title = 'x' } -UseGet", "PostRequired", "doc.set")]
    [InlineData("Invoke-IpernityApi upload.file", "UploadUnsupported", "upload.file")]
    [InlineData(
        "Invoke-IpernityApi doc.setLicense @{ doc_id = 1; license = 99 }",
        "ParameterInvalid", "doc.setLicense does not accept '99' for license. Allowed: 0 (AllRightsReserved), 1 (CC-BY), 3 (CC-BY-NC)")]
    [InlineData("Invoke-IpernityApi doc.getList @{ per_page = 500 }", "ParameterInvalid", "Allowed: 1 to 100; default 20.")]
    [InlineData("Invoke-IpernityApi doc.getList @{ per_page = 500 } -All", "ParameterInvalid", "'500' for per_page")]
    [InlineData("Invoke-IpernityApi doc.getList @{ thumbsize = 300 }", "ParameterInvalid", "Allowed: 75x, 100, 240")]
    [InlineData("Invoke-IpernityApi doc.search @{ created_min = '1.8.2026' }", "ParameterInvalid", "2026-08-01 12:30:00")]
    [InlineData("Invoke-IpernityApi upload.checkTickets @{ tickets = 1..60 }", "ParameterInvalid", "Allowed: up to 50")]
    [InlineData("Invoke-IpernityApi upload.checkTickets @{ tickets = 100..160 }", "ParameterInvalid", ",113,114,...' for tickets.")]
    [InlineData("@{ share = 9 } | Invoke-IpernityApi doc.getList", "ParameterInvalid", "0 (Private), 1 (Family)")]
    public async Task A_call_that_the_service_would_reject_is_not_sent(string script, string id, string says)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run(script);
        Assert.Equal(id + Id, result.ErrorId);
        Assert.Contains(says, result.Error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task A_method_that_needs_a_member_is_not_called_for_an_application()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Invoke-IpernityApi account.getQuota {session.Application}");
        Assert.Equal("TokenMissing" + Id, result.ErrorId);
        Assert.Empty(session.Sandbox.ReceivedCalls);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi doc.get -Force", "MethodError1")]
    [InlineData("Invoke-IpernityApi doc.delete @{ doc_id = 1 } -Force", "PermissionDenied")]
    [InlineData("Invoke-IpernityApi doc.set @{ doc_id = 1; title = 'x' } -UseGet -Force", "PostRequired")]
    [InlineData("Invoke-IpernityApi doc.setLicense @{ doc_id = 0; license = 99 } -Force", "MethodError1")]
    public async Task Force_sends_the_call_anyway(string script, string id)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var sent = session.Sandbox.ReceivedCalls.Count;
        Assert.Equal(id + Id, session.Shell.Run(script).ErrorId);
        Assert.Equal(sent + 1, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task A_rejected_call_names_the_needed_and_the_granted_permission()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var error = session.Shell.Run("Invoke-IpernityApi doc.delete @{ doc_id = 1 } -Force").Error;
        Assert.Contains("error 110", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "doc.delete needs the permission doc=delete, but the token permits doc=write.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_stands_in_for_the_user_id()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("130001", session.Shell.Run("(Invoke-IpernityApi user.get).user.user_id").As<string>());
    }

    [Fact]
    public async Task A_method_that_is_not_in_the_catalogue_is_called()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("Invoke-IpernityApi doc.getLost @{ doc_id = 1 }");
        Assert.Equal("UnknownMethod" + Id, result.ErrorId);
        Assert.Contains("Similar names: doc.getList", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        var call = session.Sandbox.ReceivedCalls[^1];
        Assert.Equal("POST", call.HttpMethod);
        Assert.Superset(new HashSet<string> { "api_sig", "auth_token", "doc_id" }, call.Parameters.Keys.ToHashSet());
    }

    [Fact]
    public async Task A_method_that_needs_no_signature_needs_no_secret()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' } -ApiKey $key -Server $server").AssertNoErrors();
        Assert.False(session.Sandbox.ReceivedCalls[^1].Parameters.ContainsKey("api_sig"));
    }

    [Fact]
    public async Task A_signed_method_among_unsigned_ones_requires_the_secret()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run(
            "'test.hello', 'user.get' | ForEach-Object { [pscustomobject]@{ Method = $_; user_id = '130001' } } " +
            "| Invoke-IpernityApi -ApiKey $key -Server $server");
        Assert.Equal("ApiSecretRequired" + Id, result.ErrorId);
        Assert.Single(session.Sandbox.ReceivedCalls);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi doc.getList -All -Raw", "Raw")]
    [InlineData("Invoke-IpernityApi doc.getList -First 3 -Format Xml", "Format")]
    [InlineData("Invoke-IpernityApi test.hello -AsHashtable -Format Php", "Format")]
    [InlineData("Invoke-IpernityApi test.hello -AsHashtable -Raw", "Raw")]
    public async Task Conflicting_parameters_are_named(string script, string parameter)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var error = session.Shell.Run(script).Error;
        Assert.Equal("ParameterConflict" + Id, error.FullyQualifiedErrorId);
        Assert.Equal(parameter, error.TargetObject);
    }
}
