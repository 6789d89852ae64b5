using System.Diagnostics;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Cmdlets;

/// <summary>Calls are retried only if that is safe.</summary>
public sealed class RetryTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.ResetBody)]
    public async Task A_read_survives_temporary_failures(FaultKind kind)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(kind) { Count = 2 });
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello -RetryIntervalSec 0).hello").As<string>());
    }

    [Fact]
    public async Task A_read_is_retried_as_often_as_requested()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { Count = Fault.Always });
        var result = session.Shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 3 -RetryIntervalSec 0");
        Assert.Equal("HttpError" + Id, result.ErrorId);
        Assert.Contains("attempted 4 times", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, Calls(session, "test.hello"));
    }

    [Fact]
    public async Task Without_retries_there_is_one_attempt()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { Count = Fault.Always });
        session.Shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 0");
        Assert.Equal(1, Calls(session, "test.hello"));
    }

    [Fact]
    public async Task A_write_that_was_rejected_and_then_lost_reports_both()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Sandbox.AddFault(new Fault(FaultKind.TooManyRequests));
        session.Sandbox.AddFault(new Fault(FaultKind.ServerError));
        var result = session.Shell.Run("Invoke-IpernityApi album.create @{ title = 'once' } -RetryIntervalSec 0");
        Assert.Equal("HttpError" + Id, result.ErrorId);
        Assert.Contains("It was attempted 2 times. album.create changes data", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("so it was not retried.", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Calls(session, "album.create"));
    }

    [Fact]
    public async Task A_call_whose_message_ended_the_cmdlet_is_not_retried()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { RetryAfter = 1 });
        Assert.ThrowsAny<Exception>(() => session.Shell.Run("$VerbosePreference = 'Stop'; Invoke-IpernityApi test.hello").AssertNoErrors());
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(1, Calls(session, "test.hello"));
    }

    [Theory]
    [InlineData(FaultKind.ResetAfter, "ConnectionLost")]
    [InlineData(FaultKind.ResetBody, "ConnectionLost")]
    [InlineData(FaultKind.ServerError, "HttpError")]
    [InlineData(FaultKind.Truncated, "InvalidAnswer")]
    public async Task A_write_that_may_have_been_completed_is_not_retried(FaultKind kind, string id)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Sandbox.AddFault(new Fault(kind));
        var result = session.Shell.Run("Invoke-IpernityApi album.create @{ title = 'once' }");
        Assert.Equal(id + Id, result.ErrorId);
        Assert.Contains("may have completed the call", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("before you call the method again", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Calls(session, "album.create"));
    }

    [Theory]
    [InlineData(113)]
    [InlineData(501)]
    [InlineData(503)]
    public async Task A_write_that_the_service_rejected_is_retried(int code)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = code });
        session.Shell.Run("Invoke-IpernityApi album.create @{ title = 'x' } -RetryIntervalSec 0").AssertNoErrors();
        Assert.Equal(2, Calls(session, "album.create"));
    }

    [Theory]
    [InlineData(105, "SignatureInvalid")]
    [InlineData(107, "TokenInvalid")]
    [InlineData(112, "QuotaExceeded")]
    public async Task A_permanent_failure_is_not_retried(int code, string id)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Code = code });
        Assert.Equal(id + Id, session.Shell.Run("Invoke-IpernityApi test.hello").ErrorId);
        Assert.Equal(1, Calls(session, "test.hello"));
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { RetryAfter = 1 });
        var watch = Stopwatch.StartNew();
        session.Shell.Run("Invoke-IpernityApi test.hello -RetryIntervalSec 0").AssertNoErrors();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_time_limit_is_an_error_at_once()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.TooManyRequests) { RetryAfter = 3600, Count = Fault.Always });
        var result = session.Shell.Run("Invoke-IpernityApi test.hello -TimeoutSec 30");
        Assert.Equal("HttpError" + Id, result.ErrorId);
        Assert.Contains("asks you to wait 1 hour", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Calls(session, "test.hello"));
    }

    [Theory]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.Dribble)]
    public async Task The_time_limit_ends_an_endless_call(FaultKind kind)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(
            new Fault(kind) { Count = Fault.Always, Delay = kind == FaultKind.Dribble ? TimeSpan.FromMilliseconds(500) : null });
        var watch = Stopwatch.StartNew();
        Assert.Equal("TimedOut" + Id, session.Shell.Run("Invoke-IpernityApi test.hello -TimeoutSec 1").ErrorId);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Ctrl_c_ends_the_delay_before_a_retry()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { Count = Fault.Always });
        using var pipeline = session.Shell.Create("Invoke-IpernityApi test.hello -RetryIntervalSec 60 -Verbose");
        pipeline.BeginInvoke();
        while (pipeline.Streams.Verbose.Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
    }

    private static int Calls(SandboxSession session, string method) => session.Sandbox.ReceivedCalls.Count(call => call.Method == method);
}
