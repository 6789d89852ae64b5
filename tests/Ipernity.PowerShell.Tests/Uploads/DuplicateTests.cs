using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>-SkipDuplicate sends only files that the account does not have.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public async Task A_second_run_returns_the_same_documents()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(5);
        var first = session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate");
        var second = session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate");
        Assert.All(first, upload => Assert.Equal("Done", upload.Status));
        Assert.All(second, upload => Assert.Equal("Duplicate", upload.Status));
        Assert.Equal(Documents(first), Documents(second));
        Assert.Equal(5, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task A_run_that_was_stopped_can_be_continued()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(5);
        session.Uploads("Send-IpernityFile many-000.bin, many-003.bin");
        var uploads = session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate");
        Assert.Equal(["many-000.bin", "many-003.bin"], Names(uploads.Where(upload => upload.Status == "Duplicate")));
        Assert.Equal(5, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task Checksums_are_checked_in_groups_of_20()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(45);
        Assert.Equal(45, session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate").Length);
        Assert.Equal([20, 20, 5], session.Calls("doc.checkMD5").Select(call => call.Parameters["md5"].Split(',').Length).OrderDescending());
    }

    [Fact]
    public async Task Equal_files_are_sent_once()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        File.Copy(session.PathOf("a.bin"), session.PathOf("b.bin"));
        File.Copy(session.PathOf("a.bin"), session.PathOf("c.bin"));
        var uploads = session.Uploads("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate");
        Assert.Equal(["Done", "Duplicate", "Duplicate"], uploads.Select(upload => upload.Status).Order(StringComparer.Ordinal));
        Assert.Single(uploads.Select(upload => upload.DocId).Distinct(StringComparer.Ordinal));
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task If_the_first_of_two_equal_files_fails_the_other_is_sent()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        File.Copy(session.PathOf("a.bin"), session.PathOf("b.bin"));
        session.Sandbox.AddFault(new Fault(FaultKind.TicketFails));
        var result = session.Shell.Run("$folder.GetFiles() | Send-IpernityFile -SkipDuplicate");
        Assert.StartsWith("TicketInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal("Done", Assert.Single(UploadSession.Uploads(result)).Status);
        Assert.Equal(2, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task Without_it_the_same_file_is_sent_again()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        Assert.Equal("Done", Assert.Single(session.Uploads("Send-IpernityFile a.bin")).Status);
        Assert.Equal(2, session.Calls("upload.file").Length);
        Assert.Empty(session.Calls("doc.checkMD5"));
    }

    private static IEnumerable<string?> Documents(IEnumerable<SentFile> uploads) =>
        uploads.OrderBy(upload => upload.Path, StringComparer.Ordinal).Select(upload => upload.DocId);

    private static IEnumerable<string?> Names(IEnumerable<SentFile> uploads) =>
        uploads.Select(upload => Path.GetFileName(upload.Path)).Order(StringComparer.Ordinal);
}
