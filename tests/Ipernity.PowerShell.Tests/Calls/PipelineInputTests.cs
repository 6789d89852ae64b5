using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Each object from the pipeline is one call with the properties that the method takes.</summary>
public sealed class PipelineInputTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Fact]
    public async Task Each_piped_item_is_one_call()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        var result = session.Shell.Run("Invoke-IpernityApi doc.getList -First 3 | Invoke-IpernityApi doc.get");
        Assert.Equal(3, result.AssertNoErrors().Output.Count);
        Assert.Equal(["doc.get", "doc.get", "doc.get"], session.Sandbox.ReceivedCalls.TakeLast(3).Select(call => call.Method));
    }

    [Fact]
    public async Task Only_what_the_method_takes_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run("Invoke-IpernityApi doc.getList -First 1 | Invoke-IpernityApi doc.get").AssertNoErrors();
        Assert.Equal(
            ["api_key", "api_sig", "auth_token", "doc_id"],
            session.Sandbox.ReceivedCalls[^1].Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_table_overrides_the_properties_of_the_object()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("Invoke-IpernityApi doc.getList -First 1 | Invoke-IpernityApi doc.set @{ title = 'new' }").AssertNoErrors();
        Assert.Equal("new", session.Sandbox.ReceivedCalls[^1].Parameters["title"]);
    }

    [Fact]
    public async Task Columns_of_a_CSV_file_bind_in_any_case()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$id = (Invoke-IpernityApi doc.getList -First 1).doc_id").AssertNoErrors();
        session.Shell.Run(
            "[pscustomobject]@{ Doc_Id = $id; Title = 'from a row'; Remark = 'x' } | Invoke-IpernityApi doc.set").AssertNoErrors();
        var sent = session.Sandbox.ReceivedCalls[^1].Parameters;
        Assert.Equal("from a row", sent["title"]);
        Assert.DoesNotContain("Remark", sent.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Parameters_override_piped_tables()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("@{ echo = 'a' }, @{ more = 1 } | Invoke-IpernityApi test.echo -Parameters @{ more = 2 }");
        Assert.Equal("ParameterMissing" + Id, result.ErrorId);
        Assert.Equal("2", session.Sandbox.ReceivedCalls[^1].Parameters["more"]);
    }

    [Fact]
    public async Task For_an_unknown_method_every_plain_property_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run(
            "[pscustomobject]@{ post_id = 5; tags = @('a', 'b'); inner = [pscustomobject]@{ x = 1 } } | Invoke-IpernityApi post.unknown");
        var sent = session.Sandbox.ReceivedCalls[^1].Parameters;
        Assert.Equal(("5", "a,b"), (sent["post_id"], sent["tags"]));
        Assert.False(sent.ContainsKey("inner"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("'x'")]
    [InlineData("[pscustomobject]@{ other = 1 }")]
    [InlineData("[datetime]::Now")]
    public async Task An_object_without_a_usable_property_is_an_error(string input)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"{input} | Invoke-IpernityApi doc.get");
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Contains("doc_id", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }
}
