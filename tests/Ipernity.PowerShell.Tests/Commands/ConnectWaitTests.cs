using System.Diagnostics;
using System.Management.Automation;
using System.Net.Sockets;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity -Wait.</summary>
public sealed class ConnectWaitTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Fact]
    public async Task Waiting_connects_when_the_application_is_allowed()
    {
        await using var session = await SandboxSession.StartAsync();
        using var pipeline = session.Shell.Create(
            $"Connect-Ipernity {session.Application} -NoBrowser -Wait -Permission @{{ doc = 'read' }}");
        var waiting = pipeline.BeginInvoke();
        session.Sandbox.Authorize(await FrobAsync(session));
        var connection = Assert.Single(pipeline.EndInvoke(waiting));
        Assert.Equal(session.Sandbox.Members.Demo.UserId, connection.Properties["UserId"].Value);
        Assert.Contains(
            pipeline.Streams.Progress,
            record => record.Activity.Contains("authorization", StringComparison.Ordinal) && record.SecondsRemaining > 0);
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task Waiting_times_out_with_an_error()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Wait -TimeoutSec 1");
        Assert.Equal("AuthorizationTimedOut" + Id, result.ErrorId);
        Assert.Contains("within 1 second.", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public async Task A_time_limit_without_Wait_is_a_warning()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -TimeoutSec 5").AssertNoErrors();
        Assert.Contains("-TimeoutSec", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_times_out_while_the_service_hangs()
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
    public async Task Waiting_survives_only_temporary_failures(string status, string id)
    {
        await using var server = FrobAndThen((stream, stop) => RawServer.SendAsync(stream, status, "", "sorry"u8.ToArray(), stop));
        using var shell = new Shell();
        var result = shell.Run($"Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -NoBrowser -Wait -TimeoutSec 1");
        Assert.Equal(id + Id, result.ErrorId);
        Assert.Contains(status[..3], result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authorization_that_timed_out_can_still_be_completed()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Wait -TimeoutSec 1");
        session.Sandbox.Authorize(await FrobAsync(session));
        Assert.Equal(session.Sandbox.Members.Demo.UserId, session.Shell.Run("Complete-IpernityAuth").Single.UserId);
    }

    [Fact]
    public async Task Waiting_also_shows_the_link_of_an_open_browser()
    {
        using var desktop = FakeDesktop.Create("exit 0");
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -Wait -TimeoutSec 1");
        Assert.Empty(result.Warnings);
        Assert.Contains($"{session.Sandbox.Address}apps/authorize?", session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    /// <summary>A server that returns a frob and answers all other calls as the test says.</summary>
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
