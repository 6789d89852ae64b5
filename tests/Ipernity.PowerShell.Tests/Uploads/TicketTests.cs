using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>What was sent becomes a document in the service's own time, which is waited for then or later.</summary>
public sealed class TicketTests
{
    private const string SendId = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";
    private const string WaitId = ",Ipernity.PowerShell.Commands.WaitIpernityUploadCommand";

    [Fact]
    public async Task NoWait_gives_a_ticket_and_asks_for_none()
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
    public async Task A_wait_gives_the_document_of_what_was_sent(string script)
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
    public async Task What_is_done_already_passes_a_wait_as_it_is()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Shell.Run("$done = Send-IpernityFile a.bin").AssertNoErrors();
        var asked = session.Calls("upload.checkTickets").Length;
        Assert.True(session.Shell.Run("[object]::ReferenceEquals($done, ($done | Wait-IpernityUpload))").As<bool>());
        Assert.Equal(asked, session.Calls("upload.checkTickets").Length);
    }

    [Fact]
    public async Task Fifty_tickets_are_asked_for_at_once()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(60);
        Assert.Equal(60, session.Uploads("$folder.GetFiles() | Send-IpernityFile -NoWait -ThrottleLimit 8 | Wait-IpernityUpload").Select(upload => upload.DocId).Distinct(StringComparer.Ordinal).Count());
        var asked = session.Calls("upload.checkTickets").Select(call => call.Parameters["tickets"].Split(',').Length).ToArray();
        Assert.Equal(60, asked.Sum());
        Assert.InRange(asked.Length, 2, 4);
        Assert.All(asked, tickets => Assert.InRange(tickets, 1, 50));
    }

    [Fact]
    public async Task No_ticket_is_asked_for_before_the_time_that_the_service_told()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(4) });
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        // The first answer tells the time, and by the second call it is over.
        Assert.Equal(2, session.Calls("upload.checkTickets").Length);
    }

    [Fact]
    public async Task A_file_of_which_no_document_is_made()
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
    public async Task A_document_whose_ticket_is_not_known_any_more_is_found_by_its_bytes()
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
    public async Task Waiting_ends_in_time_and_can_be_taken_up_again()
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.TicketSlow) { Delay = TimeSpan.FromSeconds(3) });
        var result = session.Shell.Run("Send-IpernityFile a.bin -TicketTimeoutSec 1");
        Assert.Equal("TicketTimedOut" + SendId, result.ErrorId);
        var ticket = System.Text.RegularExpressions.Regex.Match(result.Error.ErrorDetails.RecommendedAction, @"Wait-IpernityUpload -Ticket \S+").Value;
        Assert.Equal(bytes, session.Original(Assert.Single(session.Uploads(ticket)).DocId));
    }

    [Fact]
    public async Task A_wrong_ticket_is_one_error_and_the_others_go_on()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run("'71299999', (Send-IpernityFile a.bin -NoWait).Ticket | Wait-IpernityUpload");
        Assert.Equal("TicketInvalid" + WaitId, result.ErrorId);
        Assert.Contains("71299999", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Done", Assert.Single(UploadSession.Uploads(result)).Status);
    }
}
