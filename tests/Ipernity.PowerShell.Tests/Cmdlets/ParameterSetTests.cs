using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Cmdlets;

public sealed class ParameterSetTests
{
    [Theory]
    [InlineData("Connect-Ipernity", "ApiKey*, Credential, Sandbox")]
    [InlineData("Complete-IpernityAuth", "ApiKey, Authorization*, Connection, Credential")]
    [InlineData("Get-IpernityFrob", "ApiKey, Connection*, Credential")]
    [InlineData("Get-IpernityMethod", "ApiKey, Connection*, Credential")]
    [InlineData("Get-IpernitySignature", "ApiKey, Connection*, Credential")]
    [InlineData("Invoke-IpernityApi", "ApiKey, Connection*, Credential")]
    [InlineData("Send-IpernityFile", "LiteralPath, Path*")]
    [InlineData("Test-IpernityToken", "ApiKey, Connection*, Credential")]
    [InlineData("Wait-IpernityUpload", "Ticket, Upload*")]
    public void Each_cmdlet_has_its_sets_and_a_default(string cmdlet, string sets)
    {
        using var shell = new Shell();
        var command = shell.Run($"Get-Command {cmdlet}").As<CmdletInfo>();
        Assert.Equal(sets, string.Join(", ", command.ParameterSets.Select(set => set.Name + (set.IsDefault ? "*" : "")).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Complete-IpernityAuth")]
    [InlineData("Disconnect-Ipernity")]
    [InlineData("Get-IpernityFrob")]
    [InlineData("Get-IpernityMethod")]
    [InlineData("Get-IpernitySignature")]
    [InlineData("Invoke-IpernityApi")]
    [InlineData("Send-IpernityFile")]
    [InlineData("Test-IpernityToken")]
    [InlineData("Wait-IpernityUpload")]
    public void Whatever_works_for_a_connection_takes_one(string cmdlet)
    {
        using var shell = new Shell();
        Assert.True(shell.Run($"Get-Command {cmdlet}").As<CmdletInfo>().Parameters.ContainsKey("Connection"));
    }

    [Theory]
    [InlineData("Connect-Ipernity -ApiKey k -Credential $credential")]
    [InlineData("Invoke-IpernityApi test.hello -ApiKey k -Credential $credential")]
    [InlineData("Invoke-IpernityApi test.hello -ApiKey k -Connection $connection")]
    [InlineData("Invoke-IpernityApi test.hello -Server $server -Connection $connection")]
    [InlineData("Complete-IpernityAuth -Frob f -ApiKey k -Connection $connection")]
    public async Task What_says_two_things_at_once_is_refused(string script)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("$credential = [pscredential]::new('k', [securestring]::new())");
        Assert.StartsWith("AmbiguousParameterSet,", session.Shell.Run(script).ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-IpernityFrob -Server $server")]
    [InlineData("Invoke-IpernityApi test.hello -Server $server")]
    [InlineData("Connect-Ipernity -Server $server -SignatureOrder ParametersFirst -NoBrowser")]
    public async Task A_server_alone_goes_with_the_environments_application(string script)
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_API_KEY"] = session.Sandbox.Options.ApiKey, ["IPERNITY_API_SECRET"] = session.Sandbox.Options.ApiSecret };
        session.Shell.Run(script).AssertNoErrors();
    }

    [Fact]
    public async Task Method_and_parameters_stand_first_and_second()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("x", session.Shell.Run("(Invoke-IpernityApi test.echo @{ echo = 'x' }).echo").As<string>());
    }
}
