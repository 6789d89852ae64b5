using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>What is known to be refused is told before anything is sent.</summary>
public sealed class CallCheckTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Theory]
    [InlineData("Invoke-IpernityApi doc.get", "ParameterMissing", "doc_id")]
    [InlineData("Invoke-IpernityApi doc.get @{ Doc_Id = 1 }", "ParameterMissing", "Given was Doc_Id: upper and lower case matter.")]
    [InlineData("Invoke-IpernityApi doc.notes.add @{ doc_id = 1; content = 'x'; h = 1 }", "ParameterMissing", "x, y, w")]
    [InlineData("Invoke-IpernityApi doc.delete @{ doc_id = 1 }", "PermissionDenied", "needs the permission doc=delete; granted is doc=write")]
    [InlineData("Invoke-IpernityApi network.getList", "PermissionDenied", "needs the permission network=read; granted is doc=write")]
    [InlineData("Invoke-IpernityApi doc.set @{ doc_id = 1; title = 'x' } -UseGet", "PostRequired", "doc.set")]
    [InlineData("Invoke-IpernityApi upload.file", "UploadUnsupported", "upload.file")]
    public async Task A_call_that_would_be_refused_is_not_sent(string script, string id, string says)
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
    public async Task A_method_for_members_alone_is_not_called_for_an_application()
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
    public async Task Force_leaves_the_refusal_to_the_service(string script, string id)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var sent = session.Sandbox.ReceivedCalls.Count;
        Assert.Equal(id + Id, session.Shell.Run(script).ErrorId);
        Assert.Equal(sent + 1, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task The_services_own_refusal_tells_what_is_needed_and_granted()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var error = session.Shell.Run("Invoke-IpernityApi doc.delete @{ doc_id = 1 } -Force").Error;
        Assert.Contains("error 110", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("doc.delete needs the permission doc=delete; granted is doc=write.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_says_whose_documents_are_meant()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("130001", session.Shell.Run("(Invoke-IpernityApi user.get).user.user_id").As<string>());
    }

    [Fact]
    public async Task A_method_that_is_not_in_the_catalogue_is_called_all_the_same()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("Invoke-IpernityApi doc.getLost @{ doc_id = 1 }");
        Assert.Equal("UnknownMethod" + Id, result.ErrorId);
        Assert.Contains("Similar names: doc.getList", result.Error.ToString(), StringComparison.Ordinal);
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
    public async Task A_method_that_must_be_signed_asks_for_the_secret_in_the_middle_of_others_that_need_none()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run("'test.hello', 'user.get' | ForEach-Object { [pscustomobject]@{ Method = $_; user_id = '130001' } } | Invoke-IpernityApi -ApiKey $key -Server $server");
        Assert.Equal("ApiSecretRequired" + Id, result.ErrorId);
        Assert.Single(session.Sandbox.ReceivedCalls);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi doc.getList -All -Raw", "Raw")]
    [InlineData("Invoke-IpernityApi doc.getList -First 3 -Format Xml", "Format")]
    [InlineData("Invoke-IpernityApi test.hello -AsHashtable -Format Php", "Format")]
    [InlineData("Invoke-IpernityApi test.hello -AsHashtable -Raw", "Raw")]
    public async Task Parameters_that_exclude_each_other_are_named(string script, string parameter)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var error = session.Shell.Run(script).Error;
        Assert.Equal("ParameterConflict" + Id, error.FullyQualifiedErrorId);
        Assert.Equal(parameter, error.TargetObject);
    }
}
