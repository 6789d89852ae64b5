using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>A file that cannot be sent is one error, and the others go on.</summary>
public sealed class RefusedFileTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData("empty.bin", "FileEmpty")]
    [InlineData("missing.bin", "FileNotFound")]
    [InlineData("no*such", "FileNotFound")]
    [InlineData("nodrive:x", "FileNotFound")]
    [InlineData("directory", "NotAFile")]
    [InlineData("Env:PATH", "NotAFile")]
    public async Task One_error_each_and_the_others_go_on(string path, string id)
    {
        await using var session = await UploadSession.StartAsync();
        File.WriteAllBytes(session.PathOf("empty.bin"), []);
        Directory.CreateDirectory(session.PathOf("directory"));
        session.Write("good.bin");
        var result = session.Shell.Run($"Send-IpernityFile '{path}', good.bin");
        Assert.Equal(id + Id, result.ErrorId);
        Assert.Contains(path, result.Error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Equal(session.PathOf("good.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_locked_file()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("locked.bin");
        session.Write("good.bin");
        await using var locked = new FileStream(session.PathOf("locked.bin"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var result = session.Shell.Run("Send-IpernityFile locked.bin, good.bin");
        Assert.Equal("FileUnreadable" + Id, result.ErrorId);
        Assert.Equal(session.PathOf("good.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_looked_at()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 1000);
        session.Sandbox.AddFault(new Fault(FaultKind.Delay) { Method = "account.getQuota", Delay = TimeSpan.FromSeconds(1) });
        using var pipeline = session.Shell.Create("Send-IpernityFile a.bin");
        var running = pipeline.BeginInvoke();
        // The sending waits for the quota: the file was looked at, and nothing of it was read.
        while (session.Calls("account.getQuota").Length == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        session.Write("a.bin", 1001);
        pipeline.EndInvoke(running);
        Assert.Equal("FileChanged" + Id, Assert.Single(pipeline.Streams.Error).FullyQualifiedErrorId);
        Assert.DoesNotContain(session.Calls("upload.file"), call => call.StatusCode == 200);
    }

    [Fact]
    public async Task More_than_is_left_of_the_quota_is_not_sent()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { UploadQuota = 1 });
        session.Write("a.bin");
        Assert.Equal("UploadQuotaExceeded" + Id, session.Shell.Run("Send-IpernityFile a.bin").ErrorId);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task More_than_a_file_may_have_is_not_sent_and_smaller_ones_are()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.Zero, MaximumFileSize = 500 });
        session.Write("large.bin", 501);
        session.Write("most.bin", 500);
        var result = session.Shell.Run("Send-IpernityFile large.bin, most.bin");
        Assert.Equal("FileTooLarge" + Id, result.ErrorId);
        Assert.Equal(session.PathOf("most.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task The_quota_is_asked_once_in_a_run()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(5);
        session.Uploads("$folder.GetFiles() | Send-IpernityFile");
        Assert.Single(session.Calls("account.getQuota"));
    }

    [Fact]
    public async Task Details_cannot_be_had_without_waiting_for_the_document()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Equal("ParameterConflict" + Id, session.Shell.Run("Send-IpernityFile a.bin -NoWait -PassThru").ErrorId);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_before_anything_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell["file"] = ModuleFiles.Manifest;
        Assert.Equal("PermissionDenied" + Id, session.Shell.Run("Send-IpernityFile $file").ErrorId);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method is "account.getQuota" or "upload.file");
    }
}
