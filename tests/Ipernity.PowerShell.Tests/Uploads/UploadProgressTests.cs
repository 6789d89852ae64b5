using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>The progress bar says how many files are over, and what is still being done.</summary>
public sealed class UploadProgressTests
{
    [Fact]
    public async Task Once_all_bytes_are_sent_the_files_are_being_processed()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(2) });
        session.WriteMany(3);
        var bar = Bars(session.Shell.Run("$folder.GetFiles() | Send-IpernityFile")).First(record => record.Activity == "Uploading");
        Assert.Equal(("0 of 3 files, processing", 100), (bar.StatusDescription, bar.PercentComplete));
    }

    [Fact]
    public async Task Finished_skipped_and_failed_files_are_counted_once()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(3) });
        session.WriteMany(2);
        session.Uploads("Send-IpernityFile many-000.bin");
        var bar = Bars(session.Shell.Run("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate"))
            .Last(record => record.Activity == "Uploading" && record.RecordType == ProgressRecordType.Processing);
        Assert.Equal("1 of 2 files, processing", bar.StatusDescription);
    }

    [Fact]
    public async Task A_single_file_is_one_file()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(2) });
        session.Write("a.bin");
        Assert.Contains(
            Bars(session.Shell.Run("Send-IpernityFile a.bin")), record => record.StatusDescription == "0 of 1 file, processing");
    }

    private static IReadOnlyList<ProgressRecord> Bars(ShellResult result) => result.AssertNoErrors().Progress;
}
