using System.Diagnostics;
using System.Management.Automation;
using System.Net.Sockets;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class ConnectTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Fact]
    public async Task It_gives_the_authorization_that_is_pending()
    {
        await using var session = await SandboxSession.StartAsync();
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission @{{ doc = 'write'; network = 'read' }}").Single;
        Assert.StartsWith($"{session.Sandbox.Address}apps/authorize?api_key={session.Sandbox.Options.ApiKey}&frob={pending.Frob}&perm_doc=write&perm_network=read&api_sig=", ((Uri)pending.Url).AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("doc=write, network=read", pending.Permission.ToString());
        Assert.Equal(session.Sandbox.Address, pending.Server);
        Assert.InRange((DateTimeOffset)pending.RequestedAt, DateTimeOffset.Now.AddMinutes(-1), DateTimeOffset.Now);
    }

    [Fact]
    public async Task Reading_documents_is_asked_for_where_nothing_is_said()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal("doc=read", session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Permission.ToString()").As<string>());
    }

    [Fact]
    public async Task The_whole_flow_ends_connected()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser -Permission @{{ doc = 'write' }}).Frob").As<string>();
        session.Sandbox.Authorize(frob);
        var connection = session.Shell.Run("Complete-IpernityAuth").Single;
        Assert.Equal(session.Sandbox.Members.Demo.UserName, connection.UserName);
        Assert.Equal(session.Sandbox.Members.Demo.UserName, session.Shell.Run("(Invoke-IpernityApi user.get).user.username").As<string>());
    }

    [Fact]
    public async Task The_hint_and_the_whole_link_go_to_the_host_and_not_into_the_output()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser");
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Contains("Complete-IpernityAuth", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Waiting_ends_connected_once_the_person_is_done()
    {
        await using var session = await SandboxSession.StartAsync();
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -NoBrowser -Wait -Permission @{{ doc = 'read' }}");
        var waiting = pipeline.BeginInvoke();
        session.Sandbox.Authorize(await FrobAsync(session));
        var connection = Assert.Single(pipeline.EndInvoke(waiting));
        Assert.Equal(session.Sandbox.Members.Demo.UserId, connection.Properties["UserId"].Value);
        Assert.Contains(pipeline.Streams.Progress, record => record.Activity.Contains("authorization", StringComparison.Ordinal) && record.SecondsRemaining > 0);
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task Waiting_ends_with_an_error_when_nobody_allows_it_in_time()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Wait -TimeoutSec 1");
        Assert.Equal("AuthorizationTimedOut" + Id, result.ErrorId);
        Assert.Contains("within 1 second.", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public async Task A_time_limit_without_a_wait_is_told_to_have_no_effect()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -TimeoutSec 5").AssertNoErrors();
        Assert.Contains("-TimeoutSec", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_is_bounded_even_where_the_service_hangs()
    {
        await using var server = FrobAndThen((_, stop) => Task.Delay(Timeout.Infinite, stop));
        using var shell = new Shell();
        var watch = Stopwatch.StartNew();
        var result = shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -NoBrowser -Wait -TimeoutSec 1");
        Assert.Equal("AuthorizationTimedOut" + Id, result.ErrorId);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("404 Not Found", "HttpError")]
    [InlineData("503 Service Unavailable", "AuthorizationTimedOut")]
    public async Task Waiting_passes_over_what_may_pass_and_nothing_else(string status, string id)
    {
        await using var server = FrobAndThen((stream, stop) => RawServer.SendAsync(stream, status, "", "sorry"u8.ToArray(), stop));
        using var shell = new Shell();
        var result = shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -NoBrowser -Wait -TimeoutSec 1");
        Assert.Equal(id + Id, result.ErrorId);
        Assert.Contains(status[..3], result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_timed_out_can_still_be_completed()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Wait -TimeoutSec 1");
        session.Sandbox.Authorize(await FrobAsync(session));
        Assert.Equal(session.Sandbox.Members.Demo.UserId, session.Shell.Run("Complete-IpernityAuth").Single.UserId);
    }

    [Theory]
    [InlineData("-ApiKey $key -ApiSecret $secret")]
    [InlineData("-ApiKey $key -ApiSecret $secure")]
    [InlineData("-Credential ([pscredential]::new($key, $secure))")]
    public async Task Key_and_secret_are_taken_in_every_form(string form)
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
    public async Task The_connections_token_connects_again()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run($"$token = $connection.Token; Disconnect-Ipernity; Connect-Ipernity {session.Application} -Token $token").AssertNoErrors();
        Assert.Equal("System.Security.SecureString", session.Shell.Run("$token.GetType().FullName").As<string>());
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task The_environment_stands_in_for_what_is_not_given()
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
    public async Task A_parameter_goes_before_the_environment()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_API_KEY"] = "other", ["IPERNITY_API_SECRET"] = "other", ["IPERNITY_TOKEN"] = "other" };
        var token = session.Sandbox.IssueToken(session.Sandbox.Members.Demo.UserId);
        session.Shell.Run($"Connect-Ipernity {session.Application} -Token {token}").AssertNoErrors();
    }

    [Fact]
    public async Task Asking_for_a_new_authorization_passes_over_the_environments_token()
    {
        await using var session = await SandboxSession.StartAsync();
        using var environment = new EnvironmentScope { ["IPERNITY_TOKEN"] = "other" };
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        Assert.Equal("auth.getFrob", Assert.Single(session.Sandbox.ReceivedCalls).Method);
    }

    [Theory]
    [InlineData("@{ doc = 'all' }", "'all'")]
    [InlineData("@{ docs = 'read' }", "'docs'")]
    [InlineData("@{ profile = 'delete' }", "'profile'")]
    [InlineData("@{ doc = 2 }", "'2'")]
    [InlineData("@{ doc = $null }", "''")]
    public async Task A_permission_that_does_not_exist_is_named_with_those_that_do(string permission, string named)
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission {permission}");
        Assert.Equal("InvalidPermission" + Id, result.ErrorId);
        Assert.Contains("-Permission @{", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(named, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("doc, blog, post, network (read, write or delete) and profile (read or write)", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Sandbox.ReceivedCalls);
    }

    [Fact]
    public async Task The_permission_of_a_connection_can_be_asked_for_again()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write", "blog=read");
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission $connection.Permission").Single;
        Assert.Equal("doc=write, blog=read", pending.Permission.ToString());
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("example.org")]
    [InlineData("ftp://example.org/")]
    public void A_server_that_cannot_be_is_named(string server)
    {
        using var shell = new Shell();
        var result = shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server}");
        Assert.Equal("InvalidServer" + Id, result.ErrorId);
        Assert.Contains("https", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(server, result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Permission @{ doc = 'read' }")]
    [InlineData("-Wait")]
    [InlineData("-NoBrowser")]
    public void A_token_and_a_new_authorization_exclude_each_other(string parameter)
    {
        using var shell = new Shell();
        Assert.Equal("TokenExcludesAuthorization" + Id, shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Token t {parameter}").ErrorId);
    }

    [Theory]
    [InlineData("-Token ''", "TokenRequired")]
    [InlineData("-Token $null", "TokenRequired")]
    public void A_token_that_is_empty_is_an_error_and_no_new_authorization(string token, string id)
    {
        using var shell = new Shell();
        Assert.Equal(id + Id, shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s {token}").ErrorId);
    }

    [Theory]
    [InlineData("-ApiSecret ''")]
    [InlineData("-ApiSecret $null")]
    [InlineData("-ApiSecret ' '")]
    public void A_secret_that_is_empty_is_an_error_even_with_one_in_the_environment(string secret)
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
    public async Task A_person_at_the_prompt_is_asked_for_key_and_secret()
    {
        var options = new SandboxOptions();
        await using var session = await SandboxSession.StartAsync(options, new RecordingHost(options.ApiKey, options.ApiSecret));
        session.Shell.Run("Connect-Ipernity -Server $server -NoBrowser").AssertNoErrors();
        Assert.Contains("API key: ", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Contains("API secret: ", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(options.ApiSecret, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_with_nobody_in_front_of_it_gets_an_error_for_a_missing_key()
    {
        using var shell = new Shell();
        Assert.Equal("ApiKeyRequired" + Id, shell.Run("Connect-Ipernity").ErrorId);
    }

    [Fact]
    public void A_host_with_nobody_in_front_of_it_gets_an_error_for_a_missing_secret()
    {
        using var shell = new Shell();
        var result = shell.Run("Connect-Ipernity -ApiKey the-key");
        Assert.Equal("ApiSecretRequired" + Id, result.ErrorId);
        Assert.Equal("the-key", result.Error.TargetObject);
    }

    [Fact]
    public async Task The_signature_order_is_kept_for_link_and_calls()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { SignatureOrder = SigningOrder.SecretFirst });
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -SignatureOrder SecretFirst -NoBrowser").Single;
        using var browser = new HttpClient();
        using var page = await browser.GetAsync((Uri)pending.Url, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        session.Sandbox.Authorize((string)pending.Frob);
        Assert.Equal("SecretFirst", session.Shell.Run("Complete-IpernityAuth").Single.SignatureOrder.ToString());
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }

    [Fact]
    public async Task Where_no_browser_can_be_opened_the_link_is_shown_with_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux may have no desktop to open a browser on.");
        using var environment = new EnvironmentScope { ["DISPLAY"] = null, ["WAYLAND_DISPLAY"] = null, ["WSL_DISTRO_NAME"] = null };
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Contains("The browser could not be opened", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_desktop_finds_no_browser_the_link_is_shown_with_a_warning()
    {
        using var desktop = FakeDesktop.Create("exit 3");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Contains("The browser could not be opened", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains(((Uri)result.Single.Url).AbsoluteUri, session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_shows_the_link_even_where_a_browser_was_opened()
    {
        using var desktop = FakeDesktop.Create("exit 0");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -Wait -TimeoutSec 1");
        Assert.Empty(result.Warnings);
        Assert.Contains($"{session.Sandbox.Address}apps/authorize?", session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_is_given_the_link()
    {
        using var desktop = FakeDesktop.Create("printf %s \"$1\" > \"$0.opened\"");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application}");
        Assert.Empty(result.Warnings);
        Assert.Equal(((Uri)result.Single.Url).AbsoluteUri, await File.ReadAllTextAsync(desktop.Program + ".opened", TestContext.Current.CancellationToken));
    }

    /// <summary>A server that gives out a frob and answers everything else as the test says.</summary>
    private static RawServer FrobAndThen(Func<NetworkStream, CancellationToken, Task> answer) =>
        new((stream, request, stop) => request.Contains("auth.getFrob", StringComparison.Ordinal)
            ? RawServer.SendAsync(stream, "200 OK", "", """{"auth":{"frob":"f"},"api":{"status":"ok"}}"""u8.ToArray(), stop)
            : answer(stream, stop));

    private static async Task<string> FrobAsync(SandboxSession session)
    {
        for (var i = 0; i < 100; i++)
        {
            if (session.Sandbox.ReceivedCalls.FirstOrDefault(call => call.Method == "auth.getToken") is { } poll)
                return poll.Parameters["frob"];
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The cmdlet never asked for the token.");
    }
}
