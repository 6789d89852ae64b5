using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>The wait for the documents of uploads, at once or later.</summary>
public sealed class TicketTests
{
    private const string SendId = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";
    private const string WaitId = ",Ipernity.PowerShell.Commands.WaitIpernityUploadCommand";

    [Fact]
    public async Task NoWait_returns_a_ticket_without_checking_it()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin -NoWait"));
        Assert.Equal("Pending", upload.Status);
        Assert.NotEmpty(upload.Ticket!);
        Assert.Null(upload.DocId);
        Assert.Empty(session.Calls("upload.checkTickets"));
    }

    [Theory]
    [InlineData("$sent | Wait-IpernityUpload")]
    [InlineData("Wait-IpernityUpload -Upload $sent")]
    [InlineData("[pscustomobject]@{ Ticket = $sent.Ticket; Path = $sent.Path } | Wait-IpernityUpload")]
    [InlineData("Wait-IpernityUpload -Ticket $sent.Ticket -Path $sent.Path")]
    public async Task Wait_returns_the_document(string script)
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Shell.Run("$sent = Send-IpernityFile a.bin -NoWait").AssertNoErrors();
        var upload = Assert.Single(session.Uploads(script));
        Assert.Equal("Done", upload.Status);
        Assert.Equal(session.PathOf("a.bin"), upload.Path);
        Assert.Equal(bytes, session.Original(upload.DocId));
    }

    [Theory]
    [InlineData("$sent.Ticket | Wait-IpernityUpload")]
    [InlineData("Wait-IpernityUpload $sent.Ticket")]
    public async Task A_ticket_alone_is_enough(string script)
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Shell.Run("$sent = Send-IpernityFile a.bin -NoWait").AssertNoErrors();
        var upload = Assert.Single(session.Uploads(script));
        Assert.Null(upload.Path);
        Assert.Equal(bytes, session.Original(upload.DocId));
    }

    [Fact]
    public async Task Finished_uploads_are_passed_on()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Shell.Run("$done = Send-IpernityFile a.bin").AssertNoErrors();
        var asked = session.Calls("upload.checkTickets").Length;
        Assert.True(session.Shell.Run("[object]::ReferenceEquals($done, ($done | Wait-IpernityUpload))").As<bool>());
        Assert.Equal(asked, session.Calls("upload.checkTickets").Length);
    }

    [Fact]
    public async Task Tickets_are_checked_in_groups_of_50()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(60);
        Assert.Equal(
            60,
            session.Uploads(
                "$folder.GetFiles() | Send-IpernityFile -NoWait -ThrottleLimit 8 | Wait-IpernityUpload")
                .Select(upload => upload.DocId).Distinct(StringComparer.Ordinal).Count());
        var asked = session.Calls("upload.checkTickets").Select(call => call.Parameters["tickets"].Split(',').Length).ToArray();
        Assert.Equal(60, asked.Sum());
        Assert.InRange(asked.Length, 2, 4);
        Assert.All(asked, tickets => Assert.InRange(tickets, 1, 50));
    }

    [Fact]
    public async Task No_ticket_is_checked_before_its_estimated_time()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(4) });
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        // The first answer tells the time, and by the second call it is over.
        Assert.Equal(2, session.Calls("upload.checkTickets").Length);
    }

    [Fact]
    public async Task A_file_that_does_not_become_a_document()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.TicketFails));
        var result = session.Shell.Run("Send-IpernityFile a.bin");
        Assert.Equal("TicketInvalid" + SendId, result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_document_with_an_unknown_ticket_is_found_by_its_checksum()
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.TicketVanishes));
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin"));
        Assert.Equal("Found", upload.Status);
        Assert.Equal(bytes, session.Original(upload.DocId));
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task Waiting_times_out_and_can_be_continued()
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.TicketSlow) { Delay = TimeSpan.FromSeconds(3) });
        var result = session.Shell.Run("Send-IpernityFile a.bin -TicketTimeoutSec 1");
        Assert.Equal("TicketTimedOut" + SendId, result.ErrorId);
        var ticket = System.Text.RegularExpressions.Regex.Match(
            result.Error.ErrorDetails.RecommendedAction, @"Wait-IpernityUpload -Ticket \S+").Value;
        Assert.Equal(bytes, session.Original(Assert.Single(session.Uploads(ticket)).DocId));
    }

    [Fact]
    public async Task An_invalid_ticket_is_one_error()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run("'71299999', (Send-IpernityFile a.bin -NoWait).Ticket | Wait-IpernityUpload");
        Assert.Equal("TicketInvalid" + WaitId, result.ErrorId);
        Assert.Contains("71299999", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Done", Assert.Single(UploadSession.Uploads(result)).Status);
    }
}
