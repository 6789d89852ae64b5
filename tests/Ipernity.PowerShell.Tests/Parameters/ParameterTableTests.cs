using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Parameters;

/// <summary>What -Parameters and -Permission take, and how it looks to a script that stands in for a cmdlet.</summary>
public sealed class ParameterTableTests
{
    private const string StandIn = "function Call { param([Ipernity.PowerShell.Parameters.IParameterDictionary] $Parameters) $Parameters }; ";

    [Theory]
    [InlineData("@{ doc_id = 1 }")]
    [InlineData("([ordered]@{ doc_id = 1 })")]
    [InlineData("([psobject]@{ doc_id = 1 })")]
    [InlineData("$(function Given($doc_id) { , $PSBoundParameters }; Given 1)")]
    [InlineData("$($table = [Collections.Generic.Dictionary[string,string]]::new(); $table['doc_id'] = '1'; , $table)")]
    public void Tables_of_every_kind_are_signed(string table)
    {
        using var shell = new Shell();
        Assert.Equal("api_keykdoc_id1doc.get***", shell.Run($"(Get-IpernitySignature doc.get {table} -ApiKey k -ApiSecret s).StringToSign").As<string>());
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_kept_apart_where_the_table_does()
    {
        using var shell = new Shell();
        var script = "$table = [Collections.Generic.Dictionary[string,string]]::new(); $table['a'] = '1'; $table['A'] = '2'; (Get-IpernitySignature x $table -ApiKey k -ApiSecret s).StringToSign";
        Assert.Equal("A2a1api_keykx***", shell.Run(script).As<string>());
    }

    [Fact]
    public void A_value_of_a_default_parameter_is_taken()
    {
        using var shell = new Shell();
        shell.Run("$PSDefaultParameterValues['Get-IpernitySignature:Parameters'] = @{ doc_id = 7 }");
        Assert.Equal("api_keykdoc_id7doc.get***", shell.Run("(Get-IpernitySignature doc.get -ApiKey k -ApiSecret s).StringToSign").As<string>());
    }

    [Theory]
    [InlineData("12", "Int32")]
    [InlineData("'text'", "String")]
    [InlineData("([pscustomobject]@{ auth_token = 's3cret' })", "PSCustomObject")]
    public void What_is_no_table_is_refused_with_the_way_to_write_one_and_is_not_shown(string value, string type)
    {
        using var shell = new Shell();
        var result = shell.Run($"Get-IpernitySignature doc.get {value} -ApiKey k -ApiSecret s");
        Assert.Equal("ParameterArgumentTransformationError,Ipernity.PowerShell.Commands.GetIpernitySignatureCommand", result.ErrorId);
        Assert.Contains($"as in @{{ doc_id = 1 }}: this is of type {type}.", result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_table_is_refused_too()
    {
        using var shell = new Shell();
        var result = shell.Run("Get-IpernitySignature doc.get '@{ auth_token = \"s3cret\" }' -ApiKey k -ApiSecret s");
        Assert.Equal("InvalidCall,Ipernity.PowerShell.Commands.GetIpernitySignatureCommand", result.ErrorId);
        Assert.Contains("Leave the quotes out", result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_may_be_piped_to_the_cmdlet_that_calls_it()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("hello world!", session.Shell.Run("(Get-IpernityMethod test.hello | Invoke-IpernityApi).hello").As<string>());
    }

    [Fact]
    public async Task What_is_told_of_a_piped_method_becomes_no_parameter()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var result = session.Shell.Run("Get-IpernityMethod album.create -Online | Invoke-IpernityApi");
        Assert.Equal("ParameterMissing,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", result.ErrorId);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method == "album.create");
    }

    [Fact]
    public void A_method_may_be_piped_to_the_cmdlet_that_signs_it()
    {
        using var shell = new Shell();
        Assert.Equal(["doc.get", "doc.set"], shell.Run("Get-IpernityMethod doc.get, doc.set | Get-IpernitySignature -ApiKey k -ApiSecret s").AssertNoErrors().Output.Select(signature => signature.Properties["Method"].Value));
    }

    [Theory]
    [InlineData("$p.doc_id -eq 1")]
    [InlineData("$p.DOC_ID -eq 1")]
    [InlineData("$p['doc_id'] -eq 1")]
    [InlineData("$p.ContainsKey('doc_id') -and -not $p.ContainsKey('x')")]
    [InlineData("$p.Contains('doc_id') -and -not $p.Contains('x')")]
    [InlineData("$p.Count -eq 2 -and $p.Keys -contains 'extra' -and $p.Values -contains 'tags'")]
    [InlineData("@($p.GetEnumerator()).Count -eq 2")]
    [InlineData("$null -eq $p.missing")]
    [InlineData("$p.extra = 'geo'; $p.extra -eq 'geo'")]
    [InlineData("$p.Remove('extra'); $p.Count -eq 1")]
    [InlineData("$p.Add('x', 1); $p.x -eq 1")]
    [InlineData("$p -is [Collections.IDictionary]")]
    public void To_a_stand_in_the_parameters_are_a_table_like_any_other(string question)
    {
        using var shell = new Shell();
        Assert.True(shell.Run(StandIn + $"$p = Call @{{ doc_id = 1; extra = 'tags' }}; {question}").As<bool>());
    }

    [Fact]
    public void A_stand_in_refuses_what_is_no_table()
    {
        using var shell = new Shell();
        Assert.Equal("ParameterArgumentTransformationError,Call", shell.Run(StandIn + "Call 'text'").ErrorId);
    }

    [Theory]
    [InlineData("@{ doc = 'write'; NETWORK = 'Read' }", "doc=write, network=read")]
    [InlineData("([ordered]@{ blog = 'delete' })", "blog=delete")]
    [InlineData("([pscustomobject]@{ post = 'read' })", "post=read")]
    [InlineData("@{}", "none")]
    [InlineData("$($table = [Collections.Generic.Dictionary[string,string]]::new(); $table['profile'] = 'write'; , $table)", "profile=write")]
    public async Task Permissions_are_tables_of_every_kind(string permission, string asked)
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal(asked, session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser -Permission {permission}).Permission.ToString()").As<string>());
    }

    [Fact]
    public void To_a_stand_in_permissions_are_a_table_like_any_other()
    {
        using var shell = new Shell();
        const string script = "function Ask { param([Ipernity.PowerShell.Parameters.PermissionTable] $Permission) $Permission }; $p = Ask @{ Doc = 'write' }; ";
        Assert.True(shell.Run(script + "$p.doc -eq 'write' -and $p['doc'] -eq 'write' -and $p.ContainsKey('DOC') -and $p.Count -eq 1 -and $null -eq $p.blog -and $p -is [hashtable]").As<bool>());
    }

    [Theory]
    [InlineData("Invoke-IpernityApi")]
    [InlineData("Get-IpernitySignature")]
    public void The_parameter_is_there_without_running_the_cmdlet(string cmdlet)
    {
        using var shell = new Shell();
        var parameter = shell.Run($"Get-Command {cmdlet}").As<CmdletInfo>().Parameters["Parameters"];
        Assert.False(parameter.IsDynamic);
        Assert.True(typeof(System.Collections.IDictionary).IsAssignableFrom(parameter.ParameterType));
    }
}
