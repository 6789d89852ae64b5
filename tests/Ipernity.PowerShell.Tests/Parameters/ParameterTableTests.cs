using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Parameters;

/// <summary>The values that -Parameters and -Permission accept.</summary>
public sealed class ParameterTableTests
{
    [Theory]
    [InlineData("@{ doc_id = 1 }")]
    [InlineData("([ordered]@{ doc_id = 1 })")]
    [InlineData("([psobject]@{ doc_id = 1 })")]
    [InlineData("$(function Given($doc_id) { , $PSBoundParameters }; Given 1)")]
    [InlineData("$($table = [Collections.Generic.Dictionary[string,string]]::new(); $table['doc_id'] = '1'; , $table)")]
    public void Tables_of_every_kind_are_signed(string table)
    {
        using var shell = new Shell();
        Assert.Equal(
            "api_keykdoc_id1doc.get***",
            shell.Run($"(Get-IpernitySignature doc.get {table} -ApiKey k -ApiSecret s).StringToSign").As<string>());
    }

    [Fact]
    public void Names_that_differ_only_in_case_stay_apart_if_the_table_keeps_them_apart()
    {
        using var shell = new Shell();
        var script =
            "$table = [Collections.Generic.Dictionary[string,string]]::new(); $table['a'] = '1'; $table['A'] = " +
            "'2'; (Get-IpernitySignature x $table -ApiKey k -ApiSecret s).StringToSign";
        Assert.Equal("A2a1api_keykx***", shell.Run(script).As<string>());
    }

    [Fact]
    public void A_default_parameter_value_is_used()
    {
        using var shell = new Shell();
        shell.Run("$PSDefaultParameterValues['Get-IpernitySignature:Parameters'] = @{ doc_id = 7 }");
        Assert.Equal(
            "api_keykdoc_id7doc.get***", shell.Run("(Get-IpernitySignature doc.get -ApiKey k -ApiSecret s).StringToSign").As<string>());
    }

    [Theory]
    [InlineData("12", "Int32")]
    [InlineData("'text'", "String")]
    [InlineData("'@{ auth_token = \"s3cret\" }'", "String")]
    [InlineData("([pscustomobject]@{ auth_token = 's3cret' })", "PSCustomObject")]
    public void Other_values_are_refused_without_being_shown(string value, string type)
    {
        using var shell = new Shell();
        var result = shell.Run($"Get-IpernitySignature doc.get {value} -ApiKey k -ApiSecret s");
        Assert.Equal("ParameterArgumentTransformationError,Ipernity.PowerShell.Commands.GetIpernitySignatureCommand", result.ErrorId);
        Assert.Contains(
            $"A value of type {type} is not a table of parameters. Use a table, such as @{{ doc_id = 1 }}.",
            result.Error.ToString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_can_be_piped_to_Invoke_IpernityApi()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("hello world!", session.Shell.Run("(Get-IpernityMethod test.hello | Invoke-IpernityApi).hello").As<string>());
    }

    [Fact]
    public async Task The_properties_of_a_piped_method_are_not_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var result = session.Shell.Run("Get-IpernityMethod album.create -Online | Invoke-IpernityApi");
        Assert.Equal("ParameterMissing,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", result.ErrorId);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method == "album.create");
    }

    [Fact]
    public void A_method_can_be_piped_to_Get_IpernitySignature()
    {
        using var shell = new Shell();
        Assert.Equal(
            ["doc.get", "doc.set"],
            shell.Run(
                "Get-IpernityMethod doc.get, doc.set | Get-IpernitySignature -ApiKey k -ApiSecret s").AssertNoErrors()
                .Output.Select(signature => signature.Properties["Method"].Value));
    }

    [Theory]
    [InlineData("@{ doc = 'write'; NETWORK = 'Read' }", "doc=write, network=read")]
    [InlineData("([ordered]@{ blog = 'delete' })", "blog=delete")]
    [InlineData("([pscustomobject]@{ post = 'read' })", "post=read")]
    [InlineData("@{}", "none")]
    [InlineData(
        "$($table = [Collections.Generic.Dictionary[string,string]]::new(); $table['profile'] = 'write'; , $table)", "profile=write")]
    public async Task Permissions_are_tables_of_every_kind(string permission, string asked)
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal(
            asked,
            session.Shell.Run(
                $"(Connect-Ipernity {session.Application} -NoBrowser -Permission {permission}).Permission.ToString()").As<string>());
    }

    [Fact]
    public void A_number_is_not_a_permission()
    {
        using var shell = new Shell();
        Assert.Contains(
            "'5' is not a permission. Use doc=write, or a table such as @{ doc = 'write'; network = 'read' }.",
            shell.Run("Connect-Ipernity -ApiKey k -ApiSecret s -Permission 5").Error.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi", "Parameters")]
    [InlineData("Get-IpernitySignature", "Parameters")]
    [InlineData("Connect-Ipernity", "Permission")]
    public void Help_shows_a_table_as_the_type(string cmdlet, string parameter) =>
        Assert.Equal(typeof(System.Collections.IDictionary), ModuleCommands.Find(cmdlet).Parameters[parameter].ParameterType);
}
