using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>What is blank in an object from the pipeline is not sent, so that a blank cell never erases anything.</summary>
public sealed class BlankPropertyTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("$null")]
    [InlineData("[DBNull]::Value")]
    [InlineData("@()")]
    [InlineData("@('', ' ')")]
    public async Task A_blank_property_is_not_sent(string blank)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run($"[pscustomobject]@{{ doc_id = 1; title = 'x'; description = {blank} }} | Invoke-IpernityApi doc.set");
        Assert.Equal(["doc_id", "title"], SentNames(session));
    }

    [Fact]
    public async Task A_blank_cell_keeps_the_keywords_of_a_document()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$id = (Invoke-IpernityApi doc.getList -First 1).doc_id").AssertNoErrors();
        session.Shell.Run("Invoke-IpernityApi doc.tags.edit @{ doc_id = $id; keywords = 'sea' }").AssertNoErrors();
        session.Shell.Run(
            "[pscustomobject]@{ doc_id = $id; keywords = ''; members = '' } | Invoke-IpernityApi doc.tags.edit");
        Assert.Equal(
            "sea", session.Shell.Run("(Invoke-IpernityApi doc.tags.getList @{ doc_id = $id }).tags.tag.tag").As<string>());
    }

    [Fact]
    public async Task A_blank_entry_of_a_piped_table_is_not_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("@{ doc_id = 1; title = 'x'; description = '' } | Invoke-IpernityApi doc.set");
        Assert.Equal(["doc_id", "title"], SentNames(session));
    }

    [Fact]
    public async Task An_empty_value_in_Parameters_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("[pscustomobject]@{ doc_id = 1; title = 'x' } | Invoke-IpernityApi doc.set @{ title = ''; description = '' }");
        Assert.Equal(["description", "doc_id", "title"], SentNames(session));
        Assert.Equal("", session.Sandbox.ReceivedCalls[^1].Parameters["title"]);
    }

    [Fact]
    public async Task An_object_with_only_blank_properties_is_an_error()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run("[pscustomobject]@{ doc_id = ''; title = '' } | Invoke-IpernityApi doc.set");
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task WhatIf_shows_exactly_what_would_be_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var text = new string('x', 200);
        Assert.Contains(
            $"\"doc.set\" on target \"doc_id=12, description={text}, title=''\"",
            session.Shell.Show(
                $"[pscustomobject]@{{ doc_id = 12; title = ''; description = '{text}' }} " +
                "| Invoke-IpernityApi doc.set @{ title = '' } -WhatIf").ReplaceLineEndings(""),
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> SentNames(SandboxSession session) => session.Sandbox.ReceivedCalls[^1].Parameters.Keys
        .Except(["api_key", "api_sig", "auth_token"]).Order(StringComparer.Ordinal);
}
