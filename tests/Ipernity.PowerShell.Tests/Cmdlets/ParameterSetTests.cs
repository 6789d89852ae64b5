using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Cmdlets;

public sealed class ParameterSetTests
{
    [Theory]
    [InlineData("Connect-Ipernity", "ApiKey*, Credential, Profile, Sandbox")]
    [InlineData("Complete-IpernityAuth", "ApiKey, Authorization*, Credential")]
    [InlineData("Get-IpernityFrob", "ApiKey, Connection*, Credential")]
    [InlineData("Get-IpernityMethod", "ApiKey, Connection*, Credential")]
    [InlineData("Get-IpernitySignature", "ApiKey, Connection*, Credential")]
    [InlineData("Invoke-IpernityApi", "ApiKey, Connection*, Credential")]
    [InlineData("Send-IpernityFile", "LiteralPath, Path*")]
    [InlineData("Test-IpernityToken", "ApiKey, Connection*, Credential")]
    [InlineData("Wait-IpernityUpload", "Ticket, Upload*")]
    public void Each_cmdlet_has_its_parameter_sets(string cmdlet, string sets)
    {
        using var shell = new Shell();
        var command = shell.Run($"Get-Command {cmdlet}").As<CmdletInfo>();
        Assert.Equal(
            sets,
            string.Join(", ", command.ParameterSets.Select(set => set.Name + (set.IsDefault ? "*" : "")).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Complete-IpernityAuth")]
    [InlineData("Connect-Ipernity")]
    [InlineData("Disconnect-Ipernity")]
    [InlineData("Get-IpernityFrob")]
    [InlineData("Get-IpernityMethod")]
    [InlineData("Get-IpernitySignature")]
    [InlineData("Invoke-IpernityApi")]
    [InlineData("Send-IpernityFile")]
    [InlineData("Test-IpernityToken")]
    [InlineData("Wait-IpernityUpload")]
    public void Each_calling_cmdlet_takes_a_connection(string cmdlet)
    {
        using var shell = new Shell();
        Assert.True(shell.Run($"Get-Command {cmdlet}").As<CmdletInfo>().Parameters.ContainsKey("Connection"));
    }

    [Theory]
    [InlineData("Connect-Ipernity -ApiKey k -Credential $credential")]
    [InlineData("Invoke-IpernityApi test.hello -ApiKey k -Credential $credential")]
    public async Task An_application_is_given_in_one_way_only(string script)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("$credential = [pscredential]::new('k', [securestring]::new())");
        Assert.StartsWith("AmbiguousParameterSet,", session.Shell.Run(script).ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi test.hello -ApiKey k -Connection $connection", "ApiKey")]
    [InlineData("Invoke-IpernityApi test.hello -Server $server -Connection $connection", "Server")]
    [InlineData("Get-IpernitySignature -ApiSecret s -Connection $connection", "ApiSecret")]
    [InlineData("Complete-IpernityAuth -Frob f -ApiKey k -Connection $connection", "ApiKey")]
    [InlineData("Connect-Ipernity -ApiKey k -Connection $connection", "ApiKey")]
    [InlineData("Connect-Ipernity -Sandbox $sandbox -Connection $connection", "Sandbox")]
    public async Task A_connection_and_an_application_are_a_conflict_that_names_both(string script, string other)
    {
        await using var session = await SandboxSession.ConnectAsync();
        if (other == "Sandbox")
            session.Shell.Run("$sandbox = Start-IpernitySandbox -Documents 1").AssertNoErrors();
        var error = session.Shell.Run(script).Error;
        Assert.StartsWith("ParameterConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"-Connection and -{other} cannot be used together.", error.Exception.Message);
    }

    [Fact]
    public async Task A_connection_does_not_complete_the_authorization_of_another_application()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.StartsWith(
            "FrobRequired,", session.Shell.Run("Complete-IpernityAuth -Connection $connection").ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_with_a_connection_uses_its_application_and_server()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var pending = session.Shell.Run("Connect-Ipernity -Connection $connection -NoBrowser -Permission @{ doc = 'delete' }").Single;
        Assert.Equal(session.Sandbox.Address, pending.Server);
        session.Sandbox.Authorize((string)pending.Frob);
        session.Shell.Run("$connection = Complete-IpernityAuth; Disconnect-Ipernity").AssertNoErrors();
    }

    [Theory]
    [InlineData("Get-IpernityFrob -Server $server")]
    [InlineData("Invoke-IpernityApi test.hello -Server $server")]
    [InlineData("Connect-Ipernity -Server $server -SignatureOrder ParametersFirst -NoBrowser")]
    public async Task A_server_alone_is_used_with_the_application_of_the_environment(string script)
    {
        await using var session = await SandboxSession.StartAsync();
        var application = session.Sandbox.Options;
        using var environment = new EnvironmentScope
        {
            ["IPERNITY_API_KEY"] = application.ApiKey,
            ["IPERNITY_API_SECRET"] = application.ApiSecret,
        };
        session.Shell.Run(script).AssertNoErrors();
    }

    [Fact]
    public async Task Method_and_parameters_are_positional()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("x", session.Shell.Run("(Invoke-IpernityApi test.echo @{ echo = 'x' }).echo").As<string>());
    }
}
