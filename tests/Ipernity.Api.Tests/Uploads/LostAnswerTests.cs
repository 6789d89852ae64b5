using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>After a lost answer, only a document that this upload created counts, and nothing is ever sent twice.</summary>
public sealed class LostAnswerTests : IDisposable
{
    // md5 of "12345"
    private const string Md5 = "827ccb0eea8a706c4c34a16891f84e7b";
    private const string Found =
        """{"api":{"status":"ok"},"docs":{"doc":[{"md5":"827ccb0eea8a706c4c34a16891f84e7b","doc_id":"5","found":"1"}]}}""";
    private const string NotFound = """{"api":{"status":"ok"},"docs":{"doc":[]}}""";
    private const string SaysNothing = """{"api":{"status":"ok"}}""";
    private const string Quota = """{"api":{"status":"ok","at":"1700000000"},"quota":{"upload":{"unlimited":1}}}""";

    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Theory]
    [InlineData("posted_at", null)]
    [InlineData("replaced_at", "5")]
    public async Task A_document_from_this_upload_is_found_and_the_file_is_not_sent_again(string date, string? replaces)
    {
        await using var server = Losing(checksums: () => Found, document: () => Document(date, 1700000000));
        await _setup.SendAsync(server, UploadSetup.Options(retries: 3), _setup.File(replaces: replaces));

        var result = Assert.Single(_setup.Results);
        Assert.Equal((UploadStatus.Found, "5", null), (result.Status, result.DocId, result.Failure));
        Assert.Equal(1, CountUploads(server));
    }

    [Theory]
    [InlineData("posted_at", null)]
    [InlineData("replaced_at", "5")]
    public async Task An_older_document_with_the_same_bytes_is_not_taken_for_this_upload(string date, string? replaces)
    {
        await using var server = Losing(checksums: () => Found, document: () => Document(date, 1699999999));
        await _setup.SendAsync(server, Impatient(), _setup.File(replaces: replaces));
        AssertUnknown(server);
    }

    [Fact]
    public async Task A_document_that_appears_late_is_waited_for()
    {
        var looks = 0;
        await using var server = Losing(checksums: () => ++looks < 3 ? NotFound : Found, document: () => Document("posted_at", 1700000001));
        await _setup.SendAsync(server, UploadSetup.Options(retries: 3), _setup.File());
        Assert.Equal((UploadStatus.Found, 3, 1), (Assert.Single(_setup.Results).Status, looks, CountUploads(server)));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_yet_is_waited_for()
    {
        var looks = 0;
        await using var server = Losing(checksums: () => Found, document: () => ++looks < 2 ? Error(1) : Document("posted_at", 1700000001));
        await _setup.SendAsync(server, UploadSetup.Options(retries: 3), _setup.File());
        Assert.Equal((UploadStatus.Found, 2), (Assert.Single(_setup.Results).Status, looks));
    }

    [Theory]
    [InlineData(NotFound)]
    [InlineData(SaysNothing)]
    [InlineData("no answer at all")]
    public async Task If_nothing_shows_whether_the_file_arrived_the_outcome_is_unknown_and_the_file_is_not_sent_again(string checksums)
    {
        await using var server = Losing(checksums: () => checksums, document: () => Error(1));
        await _setup.SendAsync(server, Impatient(), _setup.File());
        AssertUnknown(server);
    }

    [Fact]
    public async Task Two_equal_files_never_claim_the_same_document()
    {
        await using var server = Losing(checksums: () => Found, document: () => Document("posted_at", 1700000001), times: 2);
        await _setup.SendAsync(server, Impatient(), _setup.File("a.jpg"), _setup.File("b.jpg"));
        Assert.Equal([UploadStatus.Found, UploadStatus.Unknown], _setup.Results.Select(result => result.Status).Order());
    }

    [Fact]
    public async Task With_skip_duplicates_a_document_that_was_not_there_before_is_this_uploads()
    {
        var looks = 0;
        await using var server = Losing(checksums: () => ++looks == 1 ? NotFound : Found, document: () => Document("posted_at", 1));
        await _setup.SendAsync(server, UploadSetup.Options(skip: true, retries: 3), _setup.File());
        Assert.Equal((UploadStatus.Found, 1), (Assert.Single(_setup.Results).Status, CountUploads(server)));
    }

    [Fact]
    public async Task With_skip_duplicates_an_equal_file_shares_the_unknown_outcome_and_is_not_sent()
    {
        await using var server = Losing(checksums: () => NotFound, document: () => Error(1));
        await _setup.SendAsync(server, Impatient(skip: true), _setup.File("a.jpg"), _setup.File("b.jpg"));
        Assert.Equal([UploadStatus.Unknown, UploadStatus.Unknown], _setup.Results.Select(result => result.Status));
        Assert.Equal(1, CountUploads(server));
    }

    [Fact]
    public async Task Checksums_that_the_service_says_nothing_about_are_an_error_and_not_a_reason_to_send()
    {
        await using var server = Losing(checksums: () => SaysNothing, document: () => Error(1));
        await _setup.SendAsync(server, UploadSetup.Options(skip: true), _setup.File());
        Assert.Equal(TransportFailure.InvalidAnswer, Assert.IsType<IpernityTransportException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Equal(0, CountUploads(server));
    }

    [Fact]
    public async Task Error_1_about_checksums_means_that_there_is_no_such_document()
    {
        await using var server = Losing(checksums: () => Error(1), document: () => Error(1), times: 0);
        await _setup.SendAsync(server, UploadSetup.Options(skip: true), _setup.File());
        Assert.Equal(UploadStatus.Pending, Assert.Single(_setup.Results).Status);
    }

    private static UploadOptions Impatient(bool skip = false) =>
        new(ClientSetup.Token) { SkipDuplicates = skip, TicketTimeout = TimeSpan.FromMilliseconds(300) };

    private static string Error(int code) => $$$"""{"api":{"status":"error","code":"{{{code}}}"}}""";

    private static string Document(string date, long at) =>
        $$$$"""{"api":{"status":"ok"},"doc":{"doc_id":"5","dates":{"{{{{date}}}}":"{{{{at}}}}"}}}""";

    private static int CountUploads(RawServer server) =>
        UploadSetup.Count(server, "upload.file") + UploadSetup.Count(server, "upload.replace");

    private void AssertUnknown(RawServer server)
    {
        var result = Assert.Single(_setup.Results);
        Assert.Equal((UploadStatus.Unknown, UploadFailure.OutcomeUnknown), (result.Status, result.Failure?.Failure));
        Assert.Contains("a.jpg", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(1, CountUploads(server));
    }

    /// <summary>A server that loses the first answers to uploads.</summary>
    private static RawServer Losing(Func<string> checksums, Func<string> document, int times = 1)
    {
        var uploads = 0;
        return UploadSetup.Serving(method =>
            method switch
            {
                "account.getQuota" => Quota,
                "doc.checkMD5" => checksums(),
                "doc.get" => document(),
                _ => Interlocked.Increment(ref uploads) <= times ? null : UploadSetup.Ticket,
            }
        );
    }
}
