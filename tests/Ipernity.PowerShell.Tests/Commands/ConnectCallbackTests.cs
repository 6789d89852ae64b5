using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity -CallbackPort and -CallbackUri: the browser comes back by itself.</summary>
public sealed class ConnectCallbackTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Theory]
    [InlineData("http://localhost:{0}/", "-CallbackPort {0}")]
    [InlineData("http://127.0.0.1:{0}/", "-CallbackPort {0}")]
    [InlineData("http://localhost:{0}/back?from=ipernity", "-CallbackUri 'http://localhost:{0}/back?from=ipernity'")]
    [InlineData("http://127.0.0.1:{0}/a/b", "-CallbackUri http://127.0.0.1:{0}/a/b")]
    public async Task The_browser_brings_the_frob(string registered, string parameter)
    {
        var port = FreePort();
        await using var session = await StartAsync(Format(registered, port), autoApprove: true);
        using var pipeline = session.Shell.Create(
            $"Connect-Ipernity {session.Application} {Format(parameter, port)} -NoBrowser -Permission doc=write");
        var waiting = pipeline.BeginInvoke();
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(await LinkAsync(session), TestContext.Current.CancellationToken);
        var connection = Assert.Single(pipeline.EndInvoke(waiting));
        Assert.Empty(pipeline.Streams.Error);
        Assert.Equal("ada", connection.Properties["UserName"].Value);
        Assert.Equal("doc=write", connection.Properties["Permission"].Value.ToString());
        Assert.Contains("You can close this window", page, StringComparison.Ordinal);
        Assert.DoesNotContain("frob=", (await LinkAsync(session)).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_application_is_an_error_and_a_page_that_says_so()
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/");
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser");
        var waiting = pipeline.BeginInvoke();
        await LinkAsync(session);
        Assert.Contains("was not allowed", await GetAsync(port, "/?error=denied"), StringComparison.Ordinal);
        Assert.Empty(pipeline.EndInvoke(waiting));
        var error = Assert.Single(pipeline.Streams.Error);
        Assert.Equal("AuthorizationDenied" + Id, error.FullyQualifiedErrorId);
        Assert.Contains("denied", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /favicon.ico HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n")]
    [InlineData("GET /?frob= HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n")]
    [InlineData("GET /other?frob=1-2 HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n")]
    [InlineData("POST /?frob=1-2 HTTP/1.1\r\nHost: localhost:{0}\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("GET /?frob=1-2 HTTP/1.1\r\nHost: evil.example:{0}\r\n\r\n")]
    [InlineData("GET /?frob=1-2 HTTP/1.1\r\n\r\n")]
    [InlineData("GET /?frob=1-2 HTTP/1.1\r\nHost: localhost:{0}\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n\r\n")]
    [InlineData("GET /?frob=1-2 HTTP/1.1\r\nHost: localhost:{0}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n\r\n")]
    [InlineData("GET /?frob=1&frob=2 HTTP/1.1\r\nHost: localhost:{0}\r\n\r\n")]
    [InlineData("hello\r\n\r\n")]
    public async Task Foreign_requests_are_ignored(string request)
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/", autoApprove: true);
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser");
        var waiting = pipeline.BeginInvoke();
        var link = await LinkAsync(session);
        using var silent = new TcpClient("127.0.0.1", port);
        Assert.StartsWith("HTTP/1.1 404", await SendAsync(port, Format(request, port)), StringComparison.Ordinal);
        using var browser = new HttpClient();
        await browser.GetStringAsync(link, TestContext.Current.CancellationToken);
        Assert.Single(pipeline.EndInvoke(waiting));
    }

    [Fact]
    public async Task A_frob_that_the_service_does_not_know_is_an_error()
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/");
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser");
        var waiting = pipeline.BeginInvoke();
        await LinkAsync(session);
        await GetAsync(port, "/?frob=1-2");
        Assert.Empty(pipeline.EndInvoke(waiting));
        Assert.Equal("FrobNotAuthorized" + Id, Assert.Single(pipeline.Streams.Error).FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_that_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var session = await StartAsync($"http://localhost:{port}/");
        var error = session.Shell.Run($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser").Error;
        Assert.Equal("CallbackPortUnavailable" + Id, error.FullyQualifiedErrorId);
        Assert.Contains($"Port {port} on this computer is in use", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_for_the_browser_has_a_limit()
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/");
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser -TimeoutSec 1");
        Assert.Equal("AuthorizationTimedOut" + Id, result.ErrorId);
        Assert.Contains($"http://localhost:{port}/", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_at_once_and_frees_the_port()
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/");
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser");
        pipeline.BeginInvoke();
        await LinkAsync(session);
        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        using var next = new TcpListener(IPAddress.Loopback, port);
        next.Start();
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        var port = FreePort();
        await using var session = await StartAsync($"http://localhost:{port}/");
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -CallbackPort {port} -NoBrowser");
        pipeline.BeginInvoke();
        await LinkAsync(session);
        var own = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == port).ToArray();
        Assert.NotEmpty(own);
        Assert.All(own, listener => Assert.True(IPAddress.IsLoopback(listener.Address), $"{listener}"));
        pipeline.Stop();
    }

    [Theory]
    [InlineData("-CallbackUri http://example.org/back", "InvalidCallback")]
    [InlineData("-CallbackUri https://localhost:8421/", "InvalidCallback")]
    [InlineData("-CallbackUri http://localhost:8421/#part", "InvalidCallback")]
    [InlineData("-CallbackUri back.php", "InvalidCallback")]
    [InlineData("-CallbackUri http://localhost:8421/ -CallbackPort 8421", "ParameterConflict")]
    [InlineData("-CallbackPort 8421 -Token t", "TokenExcludesAuthorization")]
    public void A_callback_that_cannot_be_used_is_an_error(string parameters, string id)
    {
        using var shell = new Shell();
        Assert.Equal(id + Id, shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s {parameters}").ErrorId);
    }

    [Fact]
    public void A_sandbox_with_a_callback_needs_no_browser()
    {
        var port = FreePort();
        using var shell = new Shell();
        shell.Run($"$s = Start-IpernitySandbox -AutoApprove -Documents 1 -Callback http://localhost:{port}/").AssertNoErrors();
        Assert.Equal("ada", shell.Run($"Connect-Ipernity -Sandbox $s -CallbackPort {port}").Single.UserName);
        var error = shell.Run($"Connect-Ipernity -Sandbox $s -CallbackUri http://localhost:{FreePort()}/").Error;
        Assert.Equal("CallbackNotRegistered" + Id, error.FullyQualifiedErrorId);
        shell.Run("Stop-IpernitySandbox $s");
    }

    private static Task<SandboxSession> StartAsync(string callback, bool autoApprove = false) =>
        SandboxSession.StartAsync(new SandboxOptions { Callback = new Uri(callback), AutoApprove = autoApprove });

    private static string Format(string text, int port) => text.Replace("{0}", $"{port}", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The cmdlet listens before it shows the link.
    private static async Task<Uri> LinkAsync(SandboxSession session)
    {
        for (var i = 0; i < 200; i++)
        {
            var link = session.Shell.Host.Shown.Split('\n')
                .FirstOrDefault(line => line.Contains("/apps/authorize?", StringComparison.Ordinal));
            if (link is not null)
                return new Uri(link);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The cmdlet never showed the link.");
    }

    private static Task<string> GetAsync(int port, string target) =>
        SendAsync(port, $"GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");

    private static async Task<string> SendAsync(int port, string request)
    {
        using var client = new TcpClient("127.0.0.1", port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
