using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Errors;

/// <summary>The same failure is terminating in all cmdlets or in none.</summary>
public sealed class TerminatingErrorTests
{
    private const string Application = "-ApiKey $key -ApiSecret $secret -Server";

    [Theory]
    [InlineData("Connect-Ipernity -NoBrowser " + Application + " $closed")]
    [InlineData("Connect-Ipernity -Token t " + Application + " $closed")]
    [InlineData("Complete-IpernityAuth -Frob f " + Application + " $closed")]
    [InlineData("Get-IpernityFrob " + Application + " $closed")]
    [InlineData("Get-IpernityMethod doc.get -Online " + Application + " $closed")]
    [InlineData("Invoke-IpernityApi test.hello " + Application + " $closed")]
    [InlineData("Test-IpernityToken -Token t " + Application + " $closed")]
    public async Task A_call_that_fails_is_not_terminating(string script)
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell["closed"] = "http://127.0.0.1:1/";
        var result = session.Shell.Run($"{script} -MaximumRetryCount 0 -ErrorAction SilentlyContinue -ErrorVariable problem; $problem");
        Assert.Empty(result.Errors);
        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.StartsWith("Unreachable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Complete-IpernityAuth -Frob f")]
    [InlineData("Get-IpernityFrob")]
    [InlineData("Get-IpernitySignature doc.get")]
    [InlineData("Invoke-IpernityApi test.hello")]
    [InlineData("Connect-Ipernity")]
    public void A_missing_key_is_terminating(string script) => AssertTerminating("ApiKeyRequired", $"{script} -Server http://127.0.0.1:1/");

    [Theory]
    [InlineData("Invoke-IpernityApi test.hello")]
    [InlineData("Get-IpernityMethod doc.get -Online")]
    [InlineData("Send-IpernityFile x.jpg")]
    [InlineData("Wait-IpernityUpload -Ticket 1")]
    public void A_missing_connection_is_terminating(string script) => AssertTerminating("NotConnected", script);

    [Fact]
    public async Task An_authorization_that_times_out_is_not_terminating()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run(
            $"Connect-Ipernity -Wait -NoBrowser -TimeoutSec 1 {Application} $server -ErrorAction SilentlyContinue -ErrorVariable problem; "
            + "$problem[-1].FullyQualifiedErrorId");
        Assert.Equal("AuthorizationTimedOut,Ipernity.PowerShell.Commands.ConnectIpernityCommand", result.As<string>());
    }

    [Fact]
    public async Task Descriptions_end_with_the_first_failure()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(Fault.Parse("503:always"));
        var result = session.Shell.Run("'doc.get', 'doc.set' | Get-IpernityMethod -Online -MaximumRetryCount 0");
        Assert.Equal("HttpError,Ipernity.PowerShell.Commands.GetIpernityMethodCommand", result.ErrorId);
    }

    private static void AssertTerminating(string id, string script)
    {
        using var shell = new Shell();
        var error = shell.Run($"try {{ {script} -ErrorAction Ignore }} catch {{ $_ }}").As<ErrorRecord>();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
