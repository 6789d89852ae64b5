using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Method names in any case, and parameters that the service would ignore.</summary>
public sealed class UnknownNameTests
{
    [Theory]
    [InlineData("doc.set @{ doc_id = 1; titel = 'x' }", "doc.set has no parameter 'titel', {0} Did you mean 'title'?")]
    [InlineData("doc.getList @{ Per_Page = 5 }", "doc.getList has no parameter 'Per_Page', {0} Did you mean 'per_page'?")]
    [InlineData("test.hello @{ nonsense = 1 }", "test.hello has no parameter 'nonsense', {0}")]
    public async Task A_parameter_that_the_method_does_not_take_is_a_warning_with_the_nearest_name(string call, string warning)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var expected = warning.Replace("{0}", "so the service ignores it.", StringComparison.Ordinal) + " [UnknownParameter]";
        Assert.Equal([expected], session.Shell.Run($"Invoke-IpernityApi {call}").Warnings);
    }

    [Theory]
    [InlineData("doc.set @{ doc_id = 1; license = 3 }")]
    [InlineData("doc.getList @{ lg = 'fr' }")]
    [InlineData("post.getList @{ anything = 1 }")]
    [InlineData("doc.burn @{ anything = 1 }")]
    public async Task A_parameter_that_the_service_may_take_is_no_warning(string call)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        Assert.Empty(session.Shell.Run($"Invoke-IpernityApi {call}").Warnings);
    }

    [Fact]
    public async Task The_warning_comes_once_for_all_rows()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        Assert.Single(session.Shell.Run("@{ doc_id = 1 }, @{ doc_id = 2 } | Invoke-IpernityApi doc.set @{ titel = 'x' }").Warnings);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi doc.getlist", "doc.getList")]
    [InlineData("Invoke-IpernityApi DOC.GETLIST -First 1", "doc.getList")]
    [InlineData("[pscustomobject]@{ Method = 'Test.Hello' } | Invoke-IpernityApi", "test.hello")]
    [InlineData("Get-IpernityMethod DOC.GET -Online", "api.methods.get")]
    [InlineData("Get-IpernityMethod Api.Methods.GetList -Online", "api.methods.get")]
    public async Task A_method_is_called_as_the_service_writes_it(string script, string method)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run(script).AssertNoErrors();
        Assert.Equal(method, session.Sandbox.ReceivedCalls[^1].Method);
    }

    [Fact]
    public async Task A_method_in_any_case_needs_what_it_needs()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.Equal(
            "PermissionDenied,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand",
            session.Shell.Run("Invoke-IpernityApi DOC.Set @{ doc_id = 1 }").ErrorId);
    }
}
