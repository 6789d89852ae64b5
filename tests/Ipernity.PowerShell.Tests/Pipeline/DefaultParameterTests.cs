using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Pipeline;

/// <summary>Values of <c>$PSDefaultParameterValues</c> give way to what is typed.</summary>
public sealed class DefaultParameterTests
{
    private const string Application = "-ApiKey $key -ApiSecret $secret -Server $server";

    [Theory]
    [InlineData("(Invoke-IpernityApi test.echo @{ echo = 'x' }).echo")]
    [InlineData("(Invoke-IpernityApi test.echo @{ echo = 'x' } " + Application + ").echo")]
    [InlineData("$null = Get-IpernityFrob " + Application)]
    [InlineData("$null = Get-IpernityFrob")]
    [InlineData("$null = Get-IpernityMethod doc.get")]
    [InlineData("$null = Get-IpernityMethod doc.get -Online " + Application)]
    [InlineData("$null = Get-IpernitySignature doc.get " + Application)]
    [InlineData("$null = Test-IpernityToken -Token t " + Application)]
    [InlineData("$null = Connect-Ipernity -NoBrowser " + Application)]
    [InlineData("$null = Connect-Ipernity -Token $connection.Token " + Application)]
    [InlineData("$a = Connect-Ipernity -NoBrowser " + Application + "; $null = Complete-IpernityAuth $a")]
    [InlineData("$a = Connect-Ipernity -NoBrowser " + Application + "; $null = Complete-IpernityAuth")]
    [InlineData("Disconnect-Ipernity $connection")]
    public async Task A_default_connection_and_time_limit_cause_no_error(string script)
    {
        await using var session = await ConnectAsync();
        session.Shell.Run(
            "$PSDefaultParameterValues = @{ '*-Ipernity*:Connection' = $connection; '*-Ipernity*:TimeoutSec' = 60 }").AssertNoErrors();
        session.Shell.Run(script).AssertNoErrors();
    }

    [Fact]
    public async Task A_default_time_limit_does_not_ask_for_a_new_authorization()
    {
        await using var session = await ConnectAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_TOKEN"] = session.Sandbox.IssueToken("ada", "doc=read") };
        var connected = session.Shell.Run(
            $"$PSDefaultParameterValues = @{{ 'Connect-Ipernity:TimeoutSec' = 60 }}; (Connect-Ipernity {Application}).UserName");
        Assert.Equal("ada", connected.As<string>());
    }

    [Fact]
    public async Task A_default_time_limit_causes_no_warning()
    {
        await using var session = await ConnectAsync();
        Assert.Empty(session.Shell.Run(
            $"$PSDefaultParameterValues = @{{ '*:TimeoutSec' = 60 }}; Connect-Ipernity -NoBrowser {Application}").Warnings);
    }

    [Theory]
    [InlineData("@{ '*:Connection' = $null }")]
    [InlineData("@{ 'Get-*:Connection' = $connection }")]
    [InlineData("@{ '*:Connection' = $connection; Disabled = $true }")]
    public async Task A_typed_connection_with_a_typed_application_is_still_an_error(string defaults)
    {
        await using var session = await ConnectAsync();
        var result = session.Shell.Run(
            $"$PSDefaultParameterValues = {defaults}; " +
            $"try {{ Invoke-IpernityApi test.hello -Connection $connection {Application} }} catch {{ $_.FullyQualifiedErrorId }}");
        Assert.Equal("ParameterConflict,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", result.As<string>());
    }

    [Fact]
    public async Task A_typed_connection_takes_the_place_of_a_default_application()
    {
        await using var session = await ConnectAsync();
        Assert.Equal("ada", session.Shell.Run(
            "$PSDefaultParameterValues = @{ '*-Ipernity*:Server' = $server; '*-Ipernity*:ApiKey' = 'other' }; "
            + "(Invoke-IpernityApi user.get -Connection $connection).user.username").As<string>());
    }

    private static async Task<SandboxSession> ConnectAsync()
    {
        var session = await SandboxSession.StartAsync(new() { AutoApprove = true });
        session.Connect(session.Shell, "ada", "doc=write");
        return session;
    }
}
