using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>A file that cannot be sent is one error and does not end the others.</summary>
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
    public async Task Each_bad_file_is_one_error(string path, string id)
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
    public async Task A_file_that_changes_during_the_upload()
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
    public async Task A_file_beyond_the_quota_is_not_sent()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { UploadQuota = 1 });
        session.Write("a.bin");
        Assert.Equal("UploadQuotaExceeded" + Id, session.Shell.Run("Send-IpernityFile a.bin").ErrorId);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        await using var session = await UploadSession.StartAsync(
            new SandboxOptions { TicketDuration = TimeSpan.Zero, MaximumFileSize = 500 });
        session.Write("large.bin", 501);
        session.Write("most.bin", 500);
        var result = session.Shell.Run("Send-IpernityFile large.bin, most.bin");
        Assert.Equal("FileTooLarge" + Id, result.ErrorId);
        Assert.Equal(session.PathOf("most.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task The_quota_is_requested_once()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(5);
        session.Uploads("$folder.GetFiles() | Send-IpernityFile");
        Assert.Single(session.Calls("account.getQuota"));
    }

    [Fact]
    public async Task PassThru_excludes_NoWait()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Equal("ParameterConflict" + Id, session.Shell.Run("Send-IpernityFile a.bin -NoWait -PassThru").ErrorId);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_token_without_the_permission_to_write_is_an_error_before_sending()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell["file"] = ModuleFiles.Manifest;
        Assert.Equal("PermissionDenied" + Id, session.Shell.Run("Send-IpernityFile $file").ErrorId);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method is "account.getQuota" or "upload.file");
    }
}
