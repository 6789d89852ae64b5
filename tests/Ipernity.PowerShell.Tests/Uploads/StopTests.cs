using System.Diagnostics;
using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Ctrl+C ends uploads within a second, and a warning says what was sent and what was not.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task While_a_file_is_sent()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Method = "upload.file" });
        await StopAsync(session, "Send-IpernityFile a.bin", () => session.Sandbox.PendingFaults.Count == 0);
        AssertTold(session, "The upload was stopped. Done: 0 files.", "a.bin", "-SkipDuplicate");
    }

    [Fact]
    public async Task While_a_file_is_processed()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromMinutes(1) });
        session.Write("a.bin");
        await StopAsync(session, "Send-IpernityFile a.bin", () => session.Calls("upload.checkTickets").Length > 0);
        AssertTold(session, "Sent, not processed yet: a.bin (ticket ");
    }

    [Fact]
    public async Task Finished_files_are_counted_and_unsent_ones_are_named()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        session.Write("c.bin");
        session.Uploads("Send-IpernityFile a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Method = "upload.file", Count = Fault.Always });
        await StopAsync(
            session,
            "Send-IpernityFile a.bin, b.bin, c.bin -SkipDuplicate -ThrottleLimit 1",
            () => session.Calls("doc.checkMD5").Length > 0,
            TimeSpan.FromSeconds(1));
        AssertTold(session, "Done: 0 files, skipped: 1.", "b.bin", "c.bin");
    }

    [Fact]
    public async Task The_same_command_with_SkipDuplicate_continues()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(3) });
        session.WriteMany(5);
        await StopAsync(
            session,
            "$folder.GetFiles() | Send-IpernityFile",
            () => session.Calls("upload.file").Length == 5,
            TimeSpan.FromMilliseconds(200));
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.All(
            session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate"), upload => Assert.Equal("Duplicate", upload.Status));
        Assert.Equal(5, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task While_a_ticket_is_waited_for()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromMinutes(1) });
        session.Write("a.bin");
        session.Uploads("($sent = Send-IpernityFile a.bin -NoWait)");
        await StopAsync(session, "$sent | Wait-IpernityUpload", () => session.Calls("upload.checkTickets").Length > 0);
    }

    [Theory]
    [InlineData("-WarningAction SilentlyContinue", "")]
    [InlineData("-WarningAction Ignore", "")]
    [InlineData("", "$WarningPreference = 'SilentlyContinue'; ")]
    public async Task The_warning_follows_the_preference(string parameter, string preference)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Method = "upload.file" });
        await StopAsync(session, $"{preference}Send-IpernityFile a.bin {parameter}", () => session.Sandbox.PendingFaults.Count == 0);
        Assert.DoesNotContain("stopped", session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_is_added_to_the_warning_variable()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Method = "upload.file" });
        await StopAsync(
            session,
            "Send-IpernityFile a.bin -WarningVariable given -WarningAction SilentlyContinue",
            () => session.Sandbox.PendingFaults.Count == 0);
        Assert.Contains("The upload was stopped.", session.Shell.Run("\"$given\"").As<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_ends_by_itself_warns_of_no_stop()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        Assert.DoesNotContain("stopped", session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    private static async Task StopAsync(UploadSession session, string script, Func<bool> isReached, TimeSpan later = default)
    {
        using var pipeline = session.Shell.Create(script);
        pipeline.BeginInvoke();
        for (var i = 0; i < 200 && !isReached(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.True(isReached());
        await Task.Delay(later, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < AtOnce, $"It took {watch.Elapsed}.");
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        Assert.Empty(pipeline.Streams.Error);
    }

    private static void AssertTold(UploadSession session, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, session.Shell.Host.Shown, StringComparison.Ordinal));
}
