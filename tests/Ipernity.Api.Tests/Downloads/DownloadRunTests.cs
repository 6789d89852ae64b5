using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Tests.Downloads;

/// <summary>What a run saves, and under which names.</summary>
public sealed class DownloadRunTests : IDisposable
{
    private readonly DownloadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task A_file_is_saved_whole_with_the_time_of_the_capture()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options("{CreatedAt:yyyy}/{Title}"), DownloadSetup.Document(server));

        Assert.Equal(["2024/Harbour.JPG"], _setup.Files);
        Assert.Equal(DownloadSetup.Content, _setup.Read("2024/Harbour.JPG"));
        Assert.Equal(new DateTime(2024, 6, 30, 17, 50, 0, DateTimeKind.Local), File.GetLastWriteTime(_setup.PathOf("2024/Harbour.JPG")));
        Assert.Equal(DownloadStatus.Saved, Assert.Single(_setup.Results).Status);
    }

    [Fact]
    public async Task A_request_carries_no_secret()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options(), DownloadSetup.Document(server));

        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /media/1001.original.jpg HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain(ClientSetup.Token, request, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)api_key|api_sig|auth_token|authorization|cookie|referer|accept-encoding", request);
    }

    [Fact]
    public async Task What_is_there_and_right_is_not_requested_again()
    {
        await using var server = DownloadSetup.Serving();
        _setup.Write("Harbour.JPG", DownloadSetup.Content);
        await _setup.RunAsync(server, _setup.Options(), DownloadSetup.Document(server));

        Assert.Equal(DownloadStatus.Unchanged, Assert.Single(_setup.Results).Status);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_foreign_file_stays_and_the_document_gets_another_name()
    {
        await using var server = DownloadSetup.Serving();
        _setup.Write("Harbour.JPG", [1, 2, 3]);
        await _setup.RunAsync(server, _setup.Options(), DownloadSetup.Document(server));

        Assert.Equal(["Harbour-1001.JPG", "Harbour.JPG"], _setup.Files);
        Assert.Equal([1, 2, 3], _setup.Read("Harbour.JPG"));
    }

    [Fact]
    public async Task Force_overwrites_a_file()
    {
        await using var server = DownloadSetup.Serving();
        _setup.Write("Harbour.JPG", [1, 2, 3]);
        await _setup.RunAsync(server, _setup.Options(force: true), DownloadSetup.Document(server));

        Assert.Equal(["Harbour.JPG"], _setup.Files);
        Assert.Equal(DownloadSetup.Content, _setup.Read("Harbour.JPG"));
    }

    [Fact]
    public async Task Equal_titles_in_any_order_keep_their_files()
    {
        byte[] other = [9, 8, 7];
        await using var server = new RawServer((stream, request, stop) => DownloadSetup.SendAsync(
            stream, request, request.Contains("1002", StringComparison.Ordinal) ? other : DownloadSetup.Content, stop));
        IpernityDocument[] documents =
            [DownloadSetup.Document(server), DownloadSetup.Document(server, "1002", "HARBOUR", other)];

        await _setup.RunAsync(server, _setup.Options(), documents[0]);
        await _setup.RunAsync(server, _setup.Options(), documents[0], documents[1]);
        var files = _setup.Files;
        await _setup.RunAsync(server, _setup.Options(), documents[1], documents[0]);

        Assert.Equal(files, _setup.Files);
        Assert.Equal(2, files.Length);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(other, File.ReadAllBytes(_setup.Results.Last(result => result.Document.Id == "1002").Path));
    }

    [Fact]
    public async Task A_document_that_comes_twice_is_downloaded_once()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options(), DownloadSetup.Document(server), DownloadSetup.Document(server));

        Assert.Single(server.Requests);
        Assert.Equal(
            [DownloadStatus.Saved, DownloadStatus.Unchanged], _setup.Results.Select(static result => result.Status).OrderBy(static s => s));
    }

    [Fact]
    public async Task A_document_without_an_original_is_one_error()
    {
        await using var server = DownloadSetup.Serving();
        var document = DownloadSetup.Document(server);
        document.OriginalUrl = null;
        await _setup.RunAsync(server, _setup.Options(), document, DownloadSetup.Document(server, "1002"));

        Assert.Equal(
            DownloadFailure.OriginalUnavailable, Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Single(_setup.Results);
    }

    [Fact]
    public async Task A_size_that_is_missing_names_those_that_exist()
    {
        await using var server = DownloadSetup.Serving();
        var document = DownloadSetup.Document(server);
        document.Thumbnails = [new IpernityThumbnail { Label = "240", Url = document.OriginalUrl }];
        await _setup.RunAsync(server, _setup.Options(size: "1024"), document);

        Assert.Equal(
            "The document has no picture of the size '1024'. The available sizes are 240.", Assert.Single(_setup.Failures).Message);
    }

    [Fact]
    public async Task A_picture_that_is_there_takes_a_request_for_its_length_only()
    {
        await using var server = DownloadSetup.Serving();
        var document = DownloadSetup.Document(server);
        document.Thumbnails = [new IpernityThumbnail { Label = "240", Url = document.OriginalUrl }];
        await _setup.RunAsync(server, _setup.Options(size: "240"), document);
        await _setup.RunAsync(server, _setup.Options(size: "240"), document);

        Assert.Equal("bytes=0-0", DownloadSetup.Header(server.Requests[1], "Range"));
        Assert.Equal(DownloadStatus.Unchanged, _setup.Results[1].Status);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_an_error()
    {
        _setup.Write("file", [1]);

        var failure = Assert.Throws<IpernityDownloadException>(() => DownloadRun.PrepareFolder(_setup.PathOf("file")));

        Assert.Equal(DownloadFailure.FileUnwritable, failure.Failure);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData(28, DownloadFailure.DiskFull)]
    [InlineData(unchecked((int)0x80070070), DownloadFailure.DiskFull)]
    [InlineData(5, DownloadFailure.FileUnwritable)]
    public void A_full_disk_has_an_error_of_its_own(int code, DownloadFailure failure) =>
        Assert.Equal(failure, SavedFile.Translate(new IOException("It failed.", code), "x").Failure);
}
