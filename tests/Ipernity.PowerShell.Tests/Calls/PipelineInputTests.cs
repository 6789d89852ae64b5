using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Objects from the pipeline are a call each, with those of their properties that the method takes.</summary>
public sealed class PipelineInputTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Fact]
    public async Task Items_of_a_list_are_asked_for_one_by_one()
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
        Assert.Equal(["api_key", "api_sig", "auth_token", "doc_id"], session.Sandbox.ReceivedCalls[^1].Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_given_table_goes_before_the_objects_properties()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("Invoke-IpernityApi doc.getList -First 1 | Invoke-IpernityApi doc.set @{ title = 'new' }").AssertNoErrors();
        Assert.Equal("new", session.Sandbox.ReceivedCalls[^1].Parameters["title"]);
    }

    [Fact]
    public async Task Rows_of_a_csv_bind_whatever_the_case_of_their_headers()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$id = (Invoke-IpernityApi doc.getList -First 1).doc_id").AssertNoErrors();
        session.Shell.Run("[pscustomobject]@{ Doc_Id = $id; Title = 'from a row'; Remark = 'x' } | Invoke-IpernityApi doc.set").AssertNoErrors();
        var sent = session.Sandbox.ReceivedCalls[^1].Parameters;
        Assert.Equal("from a row", sent["title"]);
        Assert.DoesNotContain("Remark", sent.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Tables_go_before_the_shared_ones()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("@{ echo = 'a' }, @{ more = 1 } | Invoke-IpernityApi test.echo -Parameters @{ more = 2 }");
        Assert.Equal("ParameterMissing" + Id, result.ErrorId);
        Assert.Equal("2", session.Sandbox.ReceivedCalls[^1].Parameters["more"]);
    }

    [Fact]
    public async Task Of_a_method_that_is_not_known_every_plain_property_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("[pscustomobject]@{ post_id = 5; tags = @('a', 'b'); inner = [pscustomobject]@{ x = 1 } } | Invoke-IpernityApi post.unknown");
        var sent = session.Sandbox.ReceivedCalls[^1].Parameters;
        Assert.Equal(("5", "a,b"), (sent["post_id"], sent["tags"]));
        Assert.False(sent.ContainsKey("inner"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("'x'")]
    [InlineData("[pscustomobject]@{ other = 1 }")]
    [InlineData("[datetime]::Now")]
    public async Task What_has_nothing_for_the_method_is_an_error_that_names_it(string input)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"{input} | Invoke-IpernityApi doc.get");
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Contains("doc_id", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }
}
