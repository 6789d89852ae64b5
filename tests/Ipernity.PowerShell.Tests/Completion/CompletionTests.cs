using System.Management.Automation;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Completion;

/// <summary>
/// What the engine completes with its own commands alone. Keys of a table need commands that this host lacks: they are in the
/// Pester suites.
/// </summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Invoke-IpernityApi -Method doc.tags.", "doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove")]
    [InlineData("Invoke-IpernityApi doc.tags.", "doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove")]
    [InlineData("Invoke-IpernityApi DOC.TAGS.A", "doc.tags.add")]
    [InlineData("Invoke-IpernityApi 'test.", "test.echo test.hello")]
    [InlineData("Get-IpernityMethod test.", "test.echo test.hello")]
    [InlineData("Get-IpernityMethod test.hello, test.e", "test.echo")]
    [InlineData("Get-IpernitySignature test.", "test.echo test.hello")]
    [InlineData("Get-IpernitySignature -Method test.", "test.echo test.hello")]
    public void Names_of_methods_are_completed(string input, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(completed, Texts(shell.Complete(input)));
    }

    [Theory]
    [InlineData("Start-IpernitySandbox -User ", "no member 'x', only (?<words>.+)\\.")]
    [InlineData("Start-IpernitySandbox -Fault ", "no fault 'x'. The faults are (?<words>.+)\\.")]
    public void What_the_sandbox_knows_is_completed(string input, string refusal)
    {
        using var shell = new Shell();
        var known = Regex.Match(shell.Run($"try {{ {input} x }} catch {{ $_.Exception.Message }}").As<string>(), refusal).Groups["words"].Value;
        Assert.Equal(known, string.Join(", ", shell.Complete(input).CompletionMatches.Select(match => match.CompletionText)));
    }

    [Fact]
    public void All_methods_are_offered_where_nothing_is_typed()
    {
        using var shell = new Shell();
        Assert.Equal(102, shell.Complete("Invoke-IpernityApi -Method ").CompletionMatches.Count);
    }

    [Fact]
    public void Names_that_begin_with_what_is_typed_stand_before_those_that_hold_it()
    {
        using var shell = new Shell();
        Assert.Equal(
            "tags.docs.getList tags.user.getList tags.user.getPopular doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove",
            Texts(shell.Complete("Invoke-IpernityApi tags")));
    }

    [Theory]
    [InlineData("doc.tags.add", "changes data, needs a token with doc=write\nparameters: doc_id [keywords] [members]")]
    [InlineData("auth.getFrob", "reads, needs a signature\nparameters: none")]
    [InlineData("auth.checkToken", "reads, needs a token\nparameters: auth_token [extra]")]
    [InlineData("test.echo", "reads, needs nothing but an API key\nparameters: echo")]
    [InlineData("doc.get", "reads, needs nothing but an API key; a token with doc=read shows what is not public\nparameters: doc_id [extra]")]
    [InlineData("post.getList", "reads, needs nothing but an API key\nparameters: not known")]
    public void The_tool_tip_of_a_method_tells_what_it_needs_and_takes(string method, string tip)
    {
        using var shell = new Shell();
        Assert.Equal(tip, shell.Complete("Invoke-IpernityApi " + method).CompletionMatches.First(match => match.ListItemText == method).ToolTip);
    }

    [Theory]
    [InlineData("Get-IpernityMethod -Permission ", "doc blog post network profile")]
    [InlineData("Get-IpernityMethod -Permission p", "post profile")]
    [InlineData("Get-IpernityMethod doc.* -Permission NET", "network")]
    public void Areas_of_permissions_are_completed(string input, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(completed, Texts(shell.Complete(input)));
    }

    [Theory]
    [InlineData("blog", "@{ blog = 'read' }, @{ blog = 'write' }, @{ blog = 'delete' }")]
    [InlineData("prof", "@{ profile = 'read' }, @{ profile = 'write' }")]
    [InlineData("delete", "@{ doc = 'delete' }, @{ blog = 'delete' }, @{ post = 'delete' }, @{ network = 'delete' }")]
    public void A_whole_permission_is_completed_by_its_area_or_its_level(string typed, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(completed, string.Join(", ", shell.Complete("Connect-Ipernity -Permission " + typed).CompletionMatches.Select(match => match.CompletionText)));
    }

    [Fact]
    public async Task Each_permission_that_is_offered_is_one_that_is_taken()
    {
        await using var session = await SandboxSession.StartAsync();
        var offered = session.Shell.Complete("Connect-Ipernity -Permission ").CompletionMatches;
        Assert.Equal(14, offered.Count);
        Assert.All(offered, permission =>
            Assert.Equal(permission.ListItemText.Replace(" = ", "=", StringComparison.Ordinal), session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser -Permission {permission.CompletionText}).Permission.ToString()").As<string>()));
    }

    [Fact]
    public async Task Completing_sends_nothing()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        foreach (var input in new[] { "Invoke-IpernityApi doc.get", "Invoke-IpernityApi doc.get @{ doc", "Get-IpernityMethod doc.get", "Get-IpernitySignature doc.get @{ ", "Connect-Ipernity -Permission @{ " })
            session.Shell.Complete(input);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public void Where_the_host_lacks_what_completing_keys_needs_nothing_breaks()
    {
        using var shell = new Shell();
        shell.Complete("Get-IpernitySignature doc.get @{ ");
        var result = shell.Run("Get-IpernitySignature doc.get @{ doc_id = 1 } -ApiKey k -ApiSecret s; $Error.Count");
        Assert.Equal(0, result.AssertNoErrors().Output[1].BaseObject);
    }

    private static string Texts(CommandCompletion completion) => string.Join(" ", completion.CompletionMatches.Select(match => match.CompletionText));
}
