using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class MethodTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.GetIpernityMethodCommand";

    [Fact]
    public void All_methods_are_known_without_a_connection()
    {
        using var shell = new Shell();
        Assert.Equal(102, shell.Run("Get-IpernityMethod").AssertNoErrors().Output.Count);
    }

    [Fact]
    public void A_method_says_what_a_call_needs()
    {
        using var shell = new Shell();
        var method = shell.Run("Get-IpernityMethod doc.tags.add").Single;
        Assert.Equal("doc.tags.add", method.Name);
        Assert.Equal(
            (true, true, true, false),
            ((bool, bool, bool, bool))(method.ChangesData, method.NeedsSignature, method.NeedsToken, method.IsPaged));
        Assert.Equal("doc=write", method.Permission.ToString());
        Assert.Equal("doc_id [keywords] [members]", string.Join(" ", (object[])method.Parameters));
    }

    [Fact]
    public void A_paged_method_has_its_page_sizes()
    {
        using var shell = new Shell();
        Assert.Equal(
            "20 100",
            shell.Run(
                "$size = (Get-IpernityMethod doc.getList).Parameters | Where-Object Name -eq per_page; " +
                "\"$($size.DefaultSize) $($size.MaximumSize)\"").As<string>());
    }

    [Theory]
    [InlineData("Get-IpernityMethod doc.tags.*", "doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove")]
    [InlineData("Get-IpernityMethod test.*, auth.get*", "test.echo test.hello auth.getFrob auth.getToken")]
    [InlineData("Get-IpernityMethod DOC.GETLIST", "doc.getList")]
    [InlineData("'test.hello', 'group.g*' | Get-IpernityMethod", "test.hello group.get group.getList")]
    [InlineData("[pscustomobject]@{ Name = 'test.echo' } | Get-IpernityMethod", "test.echo")]
    [InlineData("Get-IpernityMethod nothing.*", "")]
    public void Methods_are_found_by_name_and_wildcards_in_any_case(string script, string names)
    {
        using var shell = new Shell();
        Assert.Equal(names, string.Join(" ", shell.Run(script).AssertNoErrors().Output));
    }

    [Theory]
    [InlineData("network", "network.autocomplete network.getList")]
    [InlineData("BLOG", "post.get post.set")]
    [InlineData("profile", "")]
    public void Methods_are_found_by_the_area_of_their_permission(string area, string names)
    {
        using var shell = new Shell();
        Assert.Equal(names, string.Join(" ", shell.Run($"Get-IpernityMethod -Permission {area}").AssertNoErrors().Output));
    }

    [Fact]
    public void Name_and_area_are_combined()
    {
        using var shell = new Shell();
        Assert.Equal(
            "album.delete",
            string.Join(
                " ",
                shell.Run(
                    "Get-IpernityMethod *.delete, group.* -Permission doc | Where-Object Name -like album*").AssertNoErrors().Output));
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("2")]
    public void An_unknown_area_is_an_error_that_lists_the_areas(string area)
    {
        using var shell = new Shell();
        var result = shell.Run($"Get-IpernityMethod -Permission {area}");
        Assert.Equal("InvalidPermission" + Id, result.ErrorId);
        Assert.Equal((ErrorCategory.InvalidArgument, area), (result.Error.CategoryInfo.Category, result.Error.TargetObject));
        Assert.Contains("doc, blog, post, network", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_unknown_name_is_one_error()
    {
        using var shell = new Shell();
        var result = shell.Run("'test.echo', 'doc.getLst', 'test.hello' | Get-IpernityMethod");
        Assert.Equal("MethodNotFound" + Id, result.ErrorId);
        Assert.Equal((ErrorCategory.ObjectNotFound, "doc.getLst"), (result.Error.CategoryInfo.Category, result.Error.TargetObject));
        Assert.Contains("'doc.getLst'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Similar names: doc.getList", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-Online", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("test.echo test.hello", string.Join(" ", result.Output));
    }

    [Fact]
    public void An_invalid_pattern_is_one_error()
    {
        using var shell = new Shell();
        var result = shell.Run("'[doc', 'test.hello' | Get-IpernityMethod");
        Assert.Equal("InvalidWildcard" + Id, result.ErrorId);
        Assert.Equal((ErrorCategory.InvalidArgument, "[doc"), (result.Error.CategoryInfo.Category, result.Error.TargetObject));
        Assert.Contains("'[doc'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("test.hello", string.Join(" ", result.Output));
    }

    [Fact]
    public async Task Nothing_is_sent_without_Online()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        session.Shell.Run("Get-IpernityMethod; Get-IpernityMethod no.such.method -ErrorAction Ignore").AssertNoErrors();
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task Online_adds_the_description_of_the_service()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var method = session.Shell.Run("Get-IpernityMethod doc.set -Online").Single;
        Assert.Equal("doc.set: needs a signature, a token, POST, perm_doc=write", method.Title);
        Assert.Contains("doc(doc_id,title,share)", method.Response, StringComparison.Ordinal);
        Assert.Equal("required", method.Parameters[0].Description);
        Assert.Contains("2: No title or description was sent", string.Join("\n", (object[])method.Errors), StringComparison.Ordinal);
        Assert.Equal((true, "doc=write"), ((bool, string))(method.ChangesData, method.Permission.ToString()));
    }

    [Fact]
    public async Task Online_requests_each_method_that_a_wildcard_matches()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal(
            "doc.tags.add doc.tags.edit doc.tags.getList doc.tags.remove",
            string.Join(" ", session.Shell.Run("Get-IpernityMethod doc.tags.* -Online").AssertNoErrors().Output));
        Assert.Equal(4, session.Sandbox.ReceivedCalls.Count(call => call.Method == "api.methods.get"));
    }

    [Fact]
    public async Task Online_works_for_an_application_without_a_session()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal("test.hello", session.Shell.Run($"(Get-IpernityMethod test.hello -Online {session.Application}).Name").As<string>());
    }

    [Fact]
    public async Task Online_finds_methods_that_are_not_in_the_catalogue()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("Get-IpernityMethod doc.getLst, test.hello -Online");
        Assert.Equal("MethodNotFound" + Id, result.ErrorId);
        Assert.Contains("'doc.getLst'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Similar names: doc.getList", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("doc.getLst", session.Sandbox.ReceivedCalls[^2].Parameters["method"]);
        Assert.Equal("test.hello", string.Join(" ", result.Output));
    }

    [Fact]
    public async Task Online_without_a_connection_is_an_error_that_says_what_to_do()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run("Get-IpernityMethod test.hello -Online");
        Assert.Equal("NotConnected" + Id, result.ErrorId);
        Assert.Contains("Connect-Ipernity", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Online_ends_with_the_first_failure_that_is_not_about_a_method()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run("Get-IpernityMethod test.* -Online -ApiKey wrong -ApiSecret s -Server $server");
        Assert.Equal("ApiKeyInvalid" + Id, result.ErrorId);
    }

    [Fact]
    public void Methods_are_a_table()
    {
        using var shell = new Shell();
        var shown = shell.Show("Get-IpernityMethod");
        Assert.Matches(@"Name\s+ChangesData\s+Permission\s+Parameters", shown);
        Assert.Matches(@"doc\.tags\.add\s+True\s+doc=write\s+doc_id \[keywords\] \[members\]", shown);
        Assert.Matches(@"post\.getList\s+False\s+none\s+not known", shown);
    }

    [Fact]
    public async Task A_description_is_shown_as_a_list()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var shown = session.Shell.Show("Get-IpernityMethod doc.tags.remove -Online");
        Assert.Matches(@"Title\s+: doc\.tags\.remove: needs", shown);
        Assert.Matches(@"Parameters\s+: doc_id required\s+type required Values: keyword, member\.\s+id required", shown);
        Assert.Matches(@"Errors\s+: 1: Not found, or not visible\s+2: ", shown);
    }

    [Fact]
    public void One_method_is_a_list_with_the_values_of_its_parameters_and_the_meanings_of_its_errors()
    {
        using var shell = new Shell();
        var shown = shell.Show("Get-IpernityMethod doc.set");
        Assert.Matches(@"Parameters\s+: doc_id The document\.\s+\[title\] The title\.", shown);
        Assert.Matches(@"\[safety\] The safety level\. Values: 1 \(Everyone\), 2 \(NotForEveryone\), 3 \(Adults\)\.", shown);
        Assert.Matches(@"Errors\s+: 1: there is no such document, or you cannot see it\s+2: a title or a description is needed", shown);
        Assert.Matches(@"Errors\s+: not known", shell.Show("Get-IpernityMethod doc.search"));
    }

    [Fact]
    public void Parameters_are_a_table()
    {
        using var shell = new Shell();
        var shown = shell.Show("(Get-IpernityMethod doc.getList).Parameters");
        Assert.Matches(@"Name\s+Required\s+Values\s+Description", shown);
        Assert.Matches(@"per_page\s+False\s+1 to 100; default 20\s+The number of items on a page\.", shown);
    }
}
