using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Whatever goes wrong, a file becomes one document or an error.</summary>
public sealed class TroubleTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.ResetBody)]
    [InlineData(FaultKind.Truncated)]
    public async Task A_file_whose_answer_is_lost_is_found(FaultKind kind)
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(kind) { Method = "upload.file" });
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin -RetryIntervalSec 0"));
        Assert.Equal("Found", upload.Status);
        Assert.Null(upload.Ticket);
        Assert.Equal(bytes, session.Original(upload.DocId));
        Assert.Single(session.Calls("upload.file"));
    }

    [Theory]
    [InlineData(FaultKind.ResetUpload)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.TooManyRequests)]
    public async Task A_file_that_did_not_arrive_is_sent_again(FaultKind kind)
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin", (kind == FaultKind.ResetUpload ? 32 : 4) * 1024 * 1024);
        session.Sandbox.AddFault(new Fault(kind) { Method = "upload.file" });
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin -RetryIntervalSec 0"));
        Assert.Equal("Done", upload.Status);
        Assert.Equal(bytes, session.Original(upload.DocId));
        Assert.Equal(2, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task A_file_is_retried_as_often_as_requested()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 32 * 1024 * 1024);
        session.Sandbox.AddFault(new Fault(FaultKind.ResetUpload) { Count = Fault.Always });
        Assert.Equal("ConnectionLost" + Id, session.Shell.Run("Send-IpernityFile a.bin -MaximumRetryCount 1 -RetryIntervalSec 0").ErrorId);
        Assert.Equal(2, session.Calls("upload.file").Length);
    }

    [Fact]
    public async Task A_file_that_was_sent_whole_and_never_appears_has_an_unknown_outcome()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.Reset) { Method = "upload.file" });
        var result = session.Shell.Run("Send-IpernityFile a.bin -RetryIntervalSec 0 -TicketTimeoutSec 2");
        Assert.Equal("OutcomeUnknown" + Id, result.ErrorId);
        Assert.Equal("Unknown", Assert.Single(UploadSession.Uploads(result)).Status);
        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_file_with_an_unknown_outcome_is_not_sent_again()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Sandbox.AddFault(new Fault(FaultKind.ResetAfter) { Method = "upload.file" });
        session.Sandbox.AddFault(new Fault(FaultKind.ServerError) { Method = "doc.checkMD5", Count = Fault.Always });
        var result = session.Shell.Run("Send-IpernityFile a.bin -RetryIntervalSec 0 -TicketTimeoutSec 1");
        Assert.Equal("OutcomeUnknown" + Id, result.ErrorId);
        Assert.Equal("Unknown", Assert.Single(UploadSession.Uploads(result)).Status);
        Assert.Contains("a.bin", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(session.Calls("upload.file"));
    }

    [Theory]
    [InlineData(null, "FileTooLarge")]
    [InlineData(112, "QuotaExceeded")]
    public async Task A_file_that_is_rejected_before_it_is_read_is_not_retried(int? code, string id)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 4 * 1024 * 1024);
        session.Sandbox.AddFault(new Fault(FaultKind.Early) { Code = code });
        Assert.Equal(id + Id, session.Shell.Run("Send-IpernityFile a.bin -RetryIntervalSec 0").ErrorId);
        Assert.Single(session.Calls("upload.file"));
    }

    [Theory]
    [InlineData(FaultKind.ServerError, "upload.file")]
    [InlineData(FaultKind.ResetUpload, "upload.file")]
    [InlineData(FaultKind.ServerError, "doc.checkMD5")]
    [InlineData(FaultKind.ServerError, "album.docs.add")]
    public async Task Every_error_names_the_file(FaultKind kind, string method)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 8 * 1024 * 1024);
        if (method == "album.docs.add")
            session.Uploads("Send-IpernityFile a.bin");
        session.Sandbox.AddFault(new Fault(kind) { Method = method, Count = Fault.Always });
        var skips = method == "upload.file" ? "" : "-SkipDuplicate";
        var error = session.Shell.Run($"Send-IpernityFile a.bin {skips} -AlbumId 1 -MaximumRetryCount 0 -TicketTimeoutSec 2").Error;
        Assert.Contains(session.PathOf("a.bin"), error.ToString(), StringComparison.Ordinal);
        Assert.Equal(session.PathOf("a.bin"), error.TargetObject);
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_the_server_is_not_to_be_sent_again()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 4 * 1024 * 1024);
        session.Sandbox.AddFault(new Fault(FaultKind.Early));
        var error = session.Shell.Run("Send-IpernityFile a.bin").Error;
        Assert.Equal("FileTooLarge" + Id, error.FullyQualifiedErrorId);
        Assert.Contains("has 4 MB. The server", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "Use a smaller version of the file. The service would reject this one again.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task A_revoked_token_ends_the_run_with_one_error()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(100);
        session.Shell["sandbox"] = session.Sandbox;
        session.Shell["token"] = session.Token;
        var result = session.Shell.Run(
            "$folder.GetFiles() | Send-IpernityFile -NoWait | ForEach-Object { $null = $sandbox.RevokeToken($token) }");
        Assert.Equal("TokenInvalid" + Id, result.ErrorId);
        Assert.InRange(session.Calls("upload.file").Length, 1, 99);
    }

    [Fact]
    public async Task No_stream_shows_a_secret()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin", 32 * 1024 * 1024);
        session.Sandbox.AddFault(new Fault(FaultKind.ResetUpload));
        session.Sandbox.AddFault(new Fault(FaultKind.ApiError) { Method = "upload.checkTickets", Code = 501 });
        var result = session.Shell.Run(
            "$DebugPreference = 'Continue'; Send-IpernityFile a.bin, missing.bin -RetryIntervalSec 0 -Verbose -Debug");
        string[] shown = [
            .. result.Verbose,
            .. result.Debug,
            .. result.Warnings,
            .. result.Information,
            .. result.Errors.Select(error => $"{error} {error.Exception} {error.ErrorDetails?.RecommendedAction}"),
            session.Shell.Host.Shown];
        Assert.Contains(result.Verbose, message => message.Contains("upload.file", StringComparison.Ordinal));
        Assert.Single(result.Errors);
        Assert.All(shown, text =>
        {
            Assert.DoesNotContain(session.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(session.Sandbox.Options.ApiSecret, text, StringComparison.Ordinal);
        });
    }
}
