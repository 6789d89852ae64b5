using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>The key, the secret and the token of Connect-Ipernity.</summary>
public sealed class ConnectCredentialTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Theory]
    [InlineData("-ApiKey $key -ApiSecret $secret")]
    [InlineData("-ApiKey $key -ApiSecret $secure")]
    [InlineData("-Credential ([pscredential]::new($key, $secure))")]
    public async Task Key_and_secret_are_accepted_in_every_form(string form)
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run("$secure = [Net.NetworkCredential]::new('', $secret).SecurePassword");
        session.Shell.Run($"Connect-Ipernity {form} -Server $server -NoBrowser").AssertNoErrors();
        session.Shell.Run($"Get-IpernityFrob {form} -Server $server").AssertNoErrors();
    }

    [Theory]
    [InlineData("$token")]
    [InlineData("([Net.NetworkCredential]::new('', $token).SecurePassword)")]
    public async Task A_token_connects_at_once(string form)
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell["token"] = session.Sandbox.IssueToken(session.Sandbox.Members.Guest.UserId, "doc=read");
        var connection = session.Shell.Run($"Connect-Ipernity {session.Application} -Token {form}").Single;
        Assert.Equal(session.Sandbox.Members.Guest.UserName, connection.UserName);
        Assert.Equal("auth.checkToken", Assert.Single(session.Sandbox.ReceivedCalls).Method);
    }

    [Fact]
    public async Task The_token_of_a_connection_connects_again()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run(
            $"$token = $connection.Token; Disconnect-Ipernity; Connect-Ipernity {session.Application} -Token $token").AssertNoErrors();
        Assert.Equal("System.Security.SecureString", session.Shell.Run("$token.GetType().FullName").As<string>());
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task The_environment_replaces_omitted_parameters()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope
        {
            ["IPERNITY_API_KEY"] = session.Sandbox.Options.ApiKey,
            ["IPERNITY_API_SECRET"] = session.Sandbox.Options.ApiSecret,
            ["IPERNITY_TOKEN"] = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId),
        };
        Assert.Equal(session.Sandbox.Members.Demo.UserId, session.Shell.Run("Connect-Ipernity -Server $server").Single.UserId);
    }

    [Fact]
    public async Task A_parameter_overrides_the_environment()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope
        {
            ["IPERNITY_API_KEY"] = "other",
            ["IPERNITY_API_SECRET"] = "other",
            ["IPERNITY_TOKEN"] = "other",
        };
        var token = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId);
        session.Shell.Run($"Connect-Ipernity {session.Application} -Token {token}").AssertNoErrors();
    }

    [Fact]
    public async Task A_new_authorization_ignores_the_token_of_the_environment()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_TOKEN"] = "other" };
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        Assert.Equal("auth.getFrob", Assert.Single(session.Sandbox.ReceivedCalls).Method);
    }

    [Theory]
    [InlineData("-Permission @{ doc = 'read' }")]
    [InlineData("-Wait")]
    [InlineData("-NoBrowser")]
    public void A_token_excludes_a_new_authorization(string parameter)
    {
        using var shell = new Shell();
        Assert.Equal("TokenExcludesAuthorization" + Id, shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Token t {parameter}").ErrorId);
    }

    [Theory]
    [InlineData("-Token ''", "TokenRequired")]
    [InlineData("-Token $null", "TokenRequired")]
    public void An_empty_token_does_not_start_an_authorization(string token, string id)
    {
        using var shell = new Shell();
        Assert.Equal(id + Id, shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s {token}").ErrorId);
    }

    [Theory]
    [InlineData("-ApiSecret ''")]
    [InlineData("-ApiSecret $null")]
    [InlineData("-ApiSecret ' '")]
    public void An_empty_secret_is_an_error_even_with_one_in_the_environment(string secret)
    {
        using var environment = new EnvironmentScope { ["IPERNITY_API_SECRET"] = "other" };
        using var shell = new Shell();
        Assert.Equal("ApiSecretRequired" + Id, shell.Run($"Connect-Ipernity -ApiKey k {secret}").ErrorId);
    }

    [Fact]
    public void A_secret_of_another_kind_is_refused_without_being_shown()
    {
        using var shell = new Shell();
        var result = shell.Run("Connect-Ipernity -ApiKey k -ApiSecret 12345678");
        Assert.Equal("ParameterArgumentTransformationError" + Id, result.ErrorId);
        Assert.DoesNotContain("12345678", result.Error.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interactive_host_asks_for_key_and_secret()
    {
        var options = new SandboxOptions();
        await using var session = await SandboxSession.StartAsync(options, new RecordingHost(options.ApiKey, options.ApiSecret));
        session.Shell.Run("Connect-Ipernity -Server $server -NoBrowser").AssertNoErrors();
        Assert.Contains("API key: ", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Contains("API secret: ", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(options.ApiSecret, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_non_interactive_host_reports_a_missing_key()
    {
        using var shell = new Shell();
        Assert.Equal("ApiKeyRequired" + Id, shell.Run("Connect-Ipernity").ErrorId);
    }

    [Fact]
    public void A_non_interactive_host_reports_a_missing_secret()
    {
        using var shell = new Shell();
        Assert.Equal("ApiSecretRequired" + Id, shell.Run("Connect-Ipernity -ApiKey the-key").ErrorId);
    }
}
