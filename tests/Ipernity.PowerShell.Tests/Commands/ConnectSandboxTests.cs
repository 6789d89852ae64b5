using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity -Sandbox.</summary>
public sealed class ConnectSandboxTests
{
    [Theory]
    [InlineData("Connect-Ipernity -Sandbox $s -Wait")]
    [InlineData("Connect-Ipernity -Sandbox $s -Wait -NoBrowser")]
    [InlineData("$s | Connect-Ipernity -Wait")]
    public void A_sandbox_with_AutoApprove_connects_at_once(string script)
    {
        using var shell = Start("-AutoApprove -User noor");
        var result = shell.Run(script);
        Assert.Equal("noor", result.Single.UserName);
        Assert.Empty(result.Information);
        Assert.Empty(result.Warnings);
        Assert.Equal("noor", shell.Run("(Get-IpernityConnection).UserName").As<string>());
    }

    [Fact]
    public void It_grants_exactly_the_requested_permission()
    {
        using var shell = Start("-AutoApprove");
        Assert.Equal(
            "doc=write", shell.Run("Connect-Ipernity -Sandbox $s -Permission @{ doc = 'write' } -Wait").Single.Permission.ToString());
    }

    [Fact]
    public void Without_Wait_the_authorization_is_completed_separately()
    {
        using var shell = Start("-AutoApprove");
        var pending = shell.Run("Connect-Ipernity -Sandbox $s");
        Assert.NotNull(pending.Single.Frob);
        Assert.Contains(pending.Information, hint => hint.Contains("Complete-IpernityAuth", StringComparison.Ordinal));
        Assert.Equal("ada", shell.Run("Complete-IpernityAuth").Single.UserName);
    }

    [Fact]
    public async Task Without_AutoApprove_the_cmdlet_waits_for_the_person()
    {
        using var shell = Start("");
        shell.Run("$pending = Connect-Ipernity -Sandbox $s -NoBrowser").AssertNoErrors();
        Assert.StartsWith(
            "FrobNotAuthorized,",
            shell.Run("Complete-IpernityAuth").ErrorId,
            StringComparison.Ordinal);

        using var http = new HttpClient();
        var page = await http.GetStringAsync(shell.Run("$pending.Url").As<Uri>(), TestContext.Current.CancellationToken);
        Assert.Contains("name=\"fa\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_of_the_environment_is_not_sent_to_a_sandbox()
    {
        using var environment = new EnvironmentScope
        {
            ["IPERNITY_TOKEN"] = "of-the-service",
            ["IPERNITY_API_KEY"] = "k",
            ["IPERNITY_API_SECRET"] = "s",
        };
        using var shell = Start("-AutoApprove");
        Assert.NotNull(shell.Run("Connect-Ipernity -Sandbox $s").Single.Frob);
    }

    [Fact]
    public void An_earlier_token_of_the_sandbox_connects_again()
    {
        using var shell = Start("-AutoApprove");
        shell.Run("$token = (Connect-Ipernity -Sandbox $s -Wait).Token").AssertNoErrors();
        Assert.Equal("ada", shell.Run("Connect-Ipernity -Sandbox $s -Token $token").Single.UserName);
    }

    [Fact]
    public void A_stopped_sandbox_is_an_error()
    {
        using var shell = Start("-AutoApprove");
        var error = shell.Run("Stop-IpernitySandbox $s; Connect-Ipernity -Sandbox $s").Error;
        Assert.Equal("SandboxStopped,Ipernity.PowerShell.Commands.ConnectIpernityCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("http://127.0.0.1:", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Start-IpernitySandbox", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_sandbox_does_not_end_the_others_of_a_pipeline()
    {
        using var shell = Start("-AutoApprove");
        var result = shell.Run(
            "$other = Start-IpernitySandbox -AutoApprove -Documents 1 -User noor; Stop-IpernitySandbox $s; $s, " +
            "$other | Connect-Ipernity -Wait");
        Assert.StartsWith("SandboxStopped,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal("noor at", Assert.Single(result.Output).ToString()[..7]);
    }

    [Theory]
    [InlineData("-Server http://127.0.0.1/")]
    [InlineData("-ApiKey k")]
    [InlineData("-SignatureOrder SecretFirst")]
    public void A_sandbox_excludes_an_application(string parameter)
    {
        using var shell = Start("");
        Assert.StartsWith(
            "AmbiguousParameterSet,",
            shell.Run($"try {{ Connect-Ipernity -Sandbox $s {parameter} }} catch {{ $_ }}").As<ErrorRecord>().FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    private static Shell Start(string arguments)
    {
        var shell = new Shell();
        shell.Run($"$s = Start-IpernitySandbox -Documents 1 {arguments}").AssertNoErrors();
        return shell;
    }
}
