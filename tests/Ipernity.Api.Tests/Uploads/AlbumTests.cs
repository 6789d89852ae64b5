using Ipernity.Api.Tests.Albums;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>Files that go into an album of which only the title is known.</summary>
public sealed class AlbumTests : IDisposable
{
    private const string Created = """{"api":{"status":"ok"},"album":{"album_id":"50","title":"Paris"}}""";
    private const string NotFound = """{"api":{"status":"ok"},"docs":{"doc":[]}}""";
    private const string Found =
        """{"api":{"status":"ok"},"docs":{"doc":[{"md5":"827ccb0eea8a706c4c34a16891f84e7b","doc_id":"5","found":"1"}]}}""";

    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task The_album_is_created_once_for_files_that_are_sent_at_the_same_time()
    {
        await using var server = Serving();
        await _setup.SendAsync(server, Options(), [.. Enumerable.Range(0, 12).Select(i => Into("Paris", $"{i}.jpg"))]);

        Assert.Empty(_setup.Failures);
        Assert.Equal(12, _setup.Results.Count(result => result.Status == UploadStatus.Done));
        Assert.Equal((1, 12), (UploadSetup.Count(server, "album.create"), UploadSetup.Count(server, "upload.file")));
        Assert.All(
            server.Requests.Where(request => request.StartsWith("POST /api/upload.file/", StringComparison.Ordinal)),
            request => Assert.Matches("name=\"?album_id\"?\r\n(.*\r\n)*50\r\n", request));
    }

    [Fact]
    public async Task A_duplicate_is_put_into_the_album_too()
    {
        await using var server = Serving(checksums: Found);
        await _setup.SendAsync(server, Options(), Into("Paris"));

        Assert.Equal((UploadStatus.Duplicate, "5"), (Assert.Single(_setup.Results).Status, _setup.Results[0].DocId));
        Assert.Contains(server.Requests, request =>
            request.StartsWith("POST /api/album.docs.add/", StringComparison.Ordinal)
            && request.Contains("album_id=50", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_sent_leaves_no_empty_album_behind()
    {
        await using var server = Serving(quota: """{"api":{"status":"ok"},"quota":{"upload":{"unlimited":0,"left":{"bytes":"2"}}}}""");
        await _setup.SendAsync(server, Options(), Into("Paris"));

        Assert.Equal(UploadFailure.UploadQuotaExceeded, Assert.IsType<IpernityUploadException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Equal(0, UploadSetup.Count(server, "album.create"));
    }

    [Fact]
    public async Task An_ambiguous_title_is_an_error_of_the_file_and_the_others_are_sent()
    {
        var albums = AlbumServer.List(AlbumServer.Entry("1", "Paris"), AlbumServer.Entry("2", "paris"), AlbumServer.Entry("3", "Rome"));
        await using var server = Serving(albums: albums);
        await _setup.SendAsync(server, Options(), Into("Paris", "a.jpg"), Into("Rome", "b.jpg"));

        Assert.Equal("AlbumAmbiguous", Assert.IsAssignableFrom<IpernityException>(Assert.Single(_setup.Failures)).ErrorId);
        Assert.EndsWith("b.jpg", Assert.Single(_setup.Results).Request.File.Path, StringComparison.Ordinal);
        Assert.Equal(0, UploadSetup.Count(server, "album.create"));
    }

    [Fact]
    public async Task If_the_album_cannot_be_created_the_file_is_not_sent()
    {
        await using var server = Serving(created: """{"api":{"status":"error","code":"4","message":"too many"}}""");
        await _setup.SendAsync(server, Options(), Into("Paris"));

        Assert.Equal(4, Assert.IsType<IpernityApiException>(Assert.Single(_setup.Failures)).Code);
        Assert.Equal(0, UploadSetup.Count(server, "upload.file"));
    }

    [Fact]
    public async Task If_it_is_not_known_whether_the_album_was_created_the_file_is_not_said_to_be_sent()
    {
        await using var server = Serving(created: null);
        await _setup.SendAsync(server, Options(), Into("Paris"));

        Assert.True(Assert.IsAssignableFrom<IpernityException>(Assert.Single(_setup.Failures)).MayHaveBeenDone);
        Assert.Empty(_setup.Results);
        Assert.Equal(0, UploadSetup.Count(server, "upload.file"));
    }

    private UploadRequest Into(string album, string name = "a.jpg")
    {
        var file = _setup.File(name, name == "a.jpg" ? "12345" : name);
        return new UploadRequest(file.File) { Album = album };
    }

    private static UploadOptions Options() => new(ClientSetup.Token) { SkipDuplicates = true, ThrottleLimit = 4 };

    private static RawServer Serving(
        string? checksums = null, string? quota = null, string? albums = null, string? created = Created) =>
        UploadSetup.Serving(method => method switch
        {
            "account.getQuota" => quota ?? UploadSetup.Quota,
            "doc.checkMD5" => checksums ?? NotFound,
            "album.getList" => Complete(albums ?? AlbumServer.List()),
            "album.create" => created,
            "upload.file" => UploadSetup.Ticket,
            "upload.checkTickets" => """{"api":{"status":"ok"},"tickets":{"ticket":[{"id":"71","done":"1","doc_id":"5"}]}}""",
            _ => """{"api":{"status":"ok"},"doc":{"doc_id":"5"},"album":{}}""",
        });

    private static string Complete(string members) => $$"""{"api":{"status":"ok"},{{members[1..]}}""";
}
