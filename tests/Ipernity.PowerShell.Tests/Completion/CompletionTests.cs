using System.Management.Automation;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Completion;

/// <summary>The completions of the module.</summary>
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
    public void Members_and_faults_of_the_sandbox_are_completed(string input, string refusal)
    {
        using var shell = new Shell();
        var known = Regex.Match(
            shell.Run($"try {{ {input} x }} catch {{ $_.Exception.Message }}").As<string>(), refusal).Groups["words"].Value;
        Assert.Equal(known, string.Join(", ", shell.Complete(input).CompletionMatches.Select(match => match.CompletionText)));
    }

    [Theory]
    [InlineData("Get-IpernityDocument -License cc-by-nc", "CC-BY-NC CC-BY-NC-ND CC-BY-NC-SA")]
    [InlineData("Get-IpernityDocument -Sort p", "popular posted-desc posted-asc")]
    [InlineData("Get-IpernityDocument -Include ", "Albums Description Exif Groups Notes Tags")]
    [InlineData("Set-IpernityDocument -Visibility f", "Family Friends FriendsAndFamily")]
    [InlineData("Set-IpernityDocument -CommentPermission ", "Owner FriendsAndFamily Contacts Everybody")]
    [InlineData("Set-IpernityDocument -Clear ", "Description Location Tag Title")]
    public void Values_of_documents_are_completed(string input, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(completed, Texts(shell.Complete(input)));
    }

    [Fact]
    public void Without_typed_text_all_methods_are_offered()
    {
        using var shell = new Shell();
        Assert.Equal(102, shell.Complete("Invoke-IpernityApi -Method ").CompletionMatches.Count);
    }

    [Fact]
    public void Names_that_start_with_the_typed_text_come_first()
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
    [InlineData("test.echo", "reads, needs only an API key\nparameters: echo")]
    [InlineData("doc.get", "reads, needs only an API key; a token with doc=read also shows private items\nparameters: doc_id [extra]")]
    [InlineData("post.getList", "reads, needs only an API key\nparameters: not known")]
    public void The_tool_tip_of_a_method_describes_it(string method, string tip)
    {
        using var shell = new Shell();
        Assert.Equal(
            tip, shell.Complete("Invoke-IpernityApi " + method).CompletionMatches.First(match => match.ListItemText == method).ToolTip);
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
    public void Permission_tables_are_completed_by_area_and_by_level(string typed, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(
            completed,
            string.Join(
                ", ", shell.Complete("Connect-Ipernity -Permission " + typed).CompletionMatches.Select(match => match.CompletionText)));
    }

    [Fact]
    public async Task Each_permission_that_is_offered_is_accepted()
    {
        await using var session = await SandboxSession.StartAsync();
        var offered = session.Shell.Complete("Connect-Ipernity -Permission ").CompletionMatches;
        Assert.Equal(14, offered.Count);
        Assert.All(offered, permission =>
            Assert.Equal(
                permission.ListItemText.Replace(" = ", "=", StringComparison.Ordinal),
                session.Shell.Run(
                    $"(Connect-Ipernity {session.Application} -NoBrowser -Permission " +
                    $"{permission.CompletionText}).Permission.ToString()").As<string>()));
    }

    [Fact]
    public async Task Completing_sends_nothing()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        string[] inputs =
        [
            "Invoke-IpernityApi doc.get",
            "Invoke-IpernityApi doc.get @{ doc",
            "Get-IpernityMethod doc.get",
            "Get-IpernitySignature doc.get @{ ",
            "Connect-Ipernity -Permission @{ ",
        ];
        foreach (var input in inputs)
            session.Shell.Complete(input);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi doc.get ", "@{ doc_id = '' }, @{ doc_id = ''; extra = 'tags,notes,geo,md5' }")]
    [InlineData("Invoke-IpernityApi -Method doc.get -Parameters ", "@{ doc_id = '' }, @{ doc_id = ''; extra = 'tags,notes,geo,md5' }")]
    [InlineData("Invoke-IpernityApi -Name doc.get -Parameters ", "@{ doc_id = '' }, @{ doc_id = ''; extra = 'tags,notes,geo,md5' }")]
    [InlineData("Invoke-IpernityApi DOC.GET -Parameters ex", "@{ doc_id = ''; extra = 'tags,notes,geo,md5' }")]
    [InlineData("Invoke-IpernityApi doc.set -Parameters tit", "@{ doc_id = ''; title = '' }")]
    [InlineData("Invoke-IpernityApi auth.checkToken -Parameters ", "@{ extra = 'pref' }")]
    [InlineData("Get-IpernitySignature doc.delete -Parameters ", "@{ doc_id = '' }")]
    [InlineData("Invoke-IpernityApi -Parameters zz", "")]
    public void Tables_of_the_methods_parameters_are_completed(string input, string completed)
    {
        using var shell = new Shell();
        Assert.Equal(completed, string.Join(", ", shell.Complete(input).CompletionMatches.Select(match => match.CompletionText)));
    }

    [Fact]
    public void The_tool_tip_of_a_table_describes_its_last_parameter()
    {
        using var shell = new Shell();
        Assert.Equal(
            [
                "doc_id: required",
                "page: The page (a whole number from 1; default 1)",
                "per_page: The number of items on a page (1 to 100; default 10)",
            ],
            shell.Complete(
                "Invoke-IpernityApi doc.getFaves -Parameters ")
                .CompletionMatches.Select(match => match.ToolTip).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("doc.get")]
    [InlineData("doc.setGeo")]
    [InlineData("doc.getFaves")]
    public void Each_table_that_is_offered_is_accepted(string method)
    {
        using var shell = new Shell();
        Assert.All(
            shell.Complete($"Get-IpernitySignature {method} -Parameters ").CompletionMatches,
            table => shell.Run($"Get-IpernitySignature {method} {table.CompletionText} -ApiKey k -ApiSecret s").AssertNoErrors());
    }

    private static string Texts(CommandCompletion completion) =>
        string.Join(" ", completion.CompletionMatches.Select(match => match.CompletionText));
}
