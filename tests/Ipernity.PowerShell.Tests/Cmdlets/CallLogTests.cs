using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Cmdlets;

/// <summary>The verbose and debug messages about calls.</summary>
public sealed class CallLogTests
{
    [Fact]
    public async Task Verbose_shows_method_attempt_status_time_and_size()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Matches(
            @"^POST test\.hello, attempt 1: HTTP 200, \d+ ms, [\d,]+ bytes\.$",
            Assert.Single(session.Shell.Run("Invoke-IpernityApi test.hello -Verbose").Verbose));
    }

    [Fact]
    public async Task Verbose_shows_each_retry_and_its_delay()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable));
        var lines = session.Shell.Run("Invoke-IpernityApi test.hello -Verbose -RetryIntervalSec 0").Verbose;
        Assert.Equal(2, lines.Count);
        Assert.Matches(@"^POST test\.hello, attempt 1: HTTP 503, \d+ ms, HttpError\. Trying again in 0\.0 s\.$", lines[0]);
        Assert.StartsWith("POST test.hello, attempt 2: HTTP 200", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_shows_each_page_of_a_list()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.Equal(3, session.Shell.Run("Invoke-IpernityApi doc.getList @{ per_page = 10 } -First 30 -Verbose").Verbose.Count);
    }

    [Fact]
    public async Task Debug_shows_the_parameters()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("$DebugPreference = 'Continue'; Invoke-IpernityApi test.echo @{ echo = 'x y' }");
        Assert.Equal("test.echo: echo=x y.", Assert.Single(result.Debug));
    }

    [Fact]
    public async Task Debug_alone_also_shows_the_attempts_without_asking()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("Invoke-IpernityApi test.hello -Debug");
        Assert.Equal(2, result.AssertNoErrors().Debug.Count);
        Assert.Empty(result.Verbose);
    }

    [Theory]
    [InlineData("@{ title = \"my $secret!\" }", "title=my ***!")]
    [InlineData("@{ title = $secret.ToUpperInvariant() }", "title=***")]
    [InlineData("[ordered]@{ hidden = $hidden; title = 'x hush-hush y' }", "hidden=***, title=x *** y")]
    [InlineData("[ordered]@{ auth_token = 'other-token'; title = 'x other-token' }", "auth_token=***, title=x ***")]
    public async Task A_secret_inside_another_value_is_masked(string parameters, string shown)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$hidden = [Net.NetworkCredential]::new('', 'hush-hush').SecurePassword").AssertNoErrors();
        var debug = session.Shell.Run($"$DebugPreference = 'Continue'; Invoke-IpernityApi test.echo ({parameters}) -Force").Debug;
        Assert.Equal($"test.echo: {shown}.", Assert.Single(debug));
    }

    [Fact]
    public async Task No_stream_shows_a_token_a_secret_or_a_signature()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, "ada", "doc=write");
        session.Shell["token"] = token;
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable));
        var result = session.Shell.Run(
            "$DebugPreference = $VerbosePreference = 'Continue'; Invoke-IpernityApi test.echo @{ echo = \"my " +
            "$token\"; auth_token = $token; hidden = [Net.NetworkCredential]::new('', " +
            "'hush-hush').SecurePassword; several = @('plain', [Net.NetworkCredential]::new('', " +
            "'keep-quiet').SecurePassword) } -RetryIntervalSec 0; Invoke-IpernityApi doc.set @{ doc_id = 1; " +
            "title = $token } -WhatIf");
        var signature = session.Sandbox.ReceivedCalls[^1].Parameters["api_sig"];
        string[] told = [
            .. result.Debug,
            .. result.Verbose,
            .. result.Information,
            session.Shell.Host.Shown,
            .. result.Errors.Select(error => error.ToString())];
        Assert.Contains(told, line => line.Contains("echo=my ***", StringComparison.Ordinal));
        foreach (var secret in new[] { token, session.Sandbox.Options.ApiSecret, signature, "hush-hush", "keep-quiet" })
            Assert.DoesNotContain(told, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
