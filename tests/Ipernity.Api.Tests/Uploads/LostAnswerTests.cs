using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>That nothing is sent twice: where an answer is lost, the service is asked first.</summary>
public sealed class LostAnswerTests : IDisposable
{
    // md5 of "12345"
    private const string Md5 = "827ccb0eea8a706c4c34a16891f84e7b";
    private const string Found = """{"api":{"status":"ok"},"docs":{"doc":[{"md5":"827ccb0eea8a706c4c34a16891f84e7b","doc_id":"5","found":"1"}]}}""";
    private const string NotFound = """{"api":{"status":"ok"},"docs":{"doc":[]}}""";

    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task What_arrived_is_found_and_not_sent_again()
    {
        await using var server = Losing(1, Found);
        await _setup.SendAsync(server, UploadSetup.Options(retries: 3), _setup.File());

        var result = Assert.Single(_setup.Results);
        Assert.Equal((UploadStatus.Found, "5", Md5), (result.Status, result.DocId, result.Md5));
        Assert.Equal(1, UploadSetup.Count(server, "upload.file"));
    }

    [Fact]
    public async Task What_did_not_arrive_is_asked_for_three_times_and_sent_again()
    {
        await using var server = Losing(1, NotFound);
        await _setup.SendAsync(server, UploadSetup.Options(retries: 1), _setup.File());

        Assert.Equal((UploadStatus.Pending, "71"), (Assert.Single(_setup.Results).Status, _setup.Results[0].Ticket));
        Assert.Equal((3, 2), (UploadSetup.Count(server, "doc.checkMD5"), UploadSetup.Count(server, "upload.file")));
    }

    [Fact]
    public async Task Where_nobody_knows_it_is_not_sent_again()
    {
        await using var server = Losing(int.MaxValue, "no answer at all");
        await _setup.SendAsync(server, UploadSetup.Options(retries: 3), _setup.File());

        var failure = Assert.IsType<IpernityTransportException>(Assert.Single(_setup.Failures));
        Assert.True(failure.MayHaveBeenDone);
        Assert.Equal(1, UploadSetup.Count(server, "upload.file"));
    }

    [Fact]
    public async Task A_replacement_that_another_document_holds_is_sent_again()
    {
        await using var server = Losing(1, Found, "upload.replace");
        await _setup.SendAsync(server, UploadSetup.Options(retries: 1), _setup.File(replaces: "6"));
        Assert.Equal(2, UploadSetup.Count(server, "upload.replace"));
    }

    /// <summary>A server that loses the first answers to an upload.</summary>
    private static RawServer Losing(int times, string known, string upload = "upload.file")
    {
        var uploads = 0;
        return UploadSetup.Serving(method => method switch
        {
            "account.getQuota" => UploadSetup.Quota,
            "doc.checkMD5" => known,
            _ => method == upload && Interlocked.Increment(ref uploads) <= times ? null : UploadSetup.Ticket,
        });
    }
}
