using System.Text;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Downloads;

/// <summary>Downloads that break, and servers that send something else.</summary>
public sealed class BrokenDownloadTests : IDisposable
{
    private const string Part = ".Harbour.JPG.1001.part";
    private const int Half = 150_000;

    private readonly DownloadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task A_download_that_is_cut_off_goes_on_where_it_stopped()
    {
        await using var server = Failing(1, (stream, request, stop) =>
            DownloadSetup.SendAsync(stream, request, DownloadSetup.Content, stop, cutAt: Half));
        await RunAsync(server);

        Assert.Equal($"bytes={Half}-", DownloadSetup.Header(server.Requests[1], "Range"));
        Assert.Equal("\"v1\"", DownloadSetup.Header(server.Requests[1], "If-Range"));
        AssertSaved();
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_starts_again()
    {
        await using var server = Failing(1, (stream, request, stop) =>
            DownloadSetup.SendAsync(stream, request, new byte[300_000], stop, cutAt: Half, tag: "\"v0\""));
        await RunAsync(server);

        AssertSaved();
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_whole_file_again()
    {
        await using var server = new RawServer(async (stream, request, stop) =>
        {
            if (DownloadSetup.Start(request) is null)
                await DownloadSetup.SendAsync(stream, request, DownloadSetup.Content, stop, cutAt: Half);
            else
                await RawServer.SendAsync(stream, "200 OK", "", DownloadSetup.Content, stop);
        });
        await RunAsync(server);

        AssertSaved();
    }

    [Fact]
    public async Task The_part_of_an_earlier_run_is_used()
    {
        _setup.Write(Part, [.. DownloadSetup.Content.Take(Half)]);
        await using var server = DownloadSetup.Serving();
        await RunAsync(server);

        Assert.Equal($"bytes={Half}-", DownloadSetup.Header(Assert.Single(server.Requests), "Range"));
        Assert.Equal(DownloadStatus.Resumed, Assert.Single(_setup.Results).Status);
        AssertSaved();
    }

    [Fact]
    public async Task A_part_that_is_whole_needs_no_request()
    {
        _setup.Write(Part, DownloadSetup.Content);
        await using var server = DownloadSetup.Serving();
        await RunAsync(server);

        Assert.Empty(server.Requests);
        AssertSaved();
    }

    [Theory]
    [InlineData(Half)]
    [InlineData(300_000)]
    [InlineData(400_000)]
    public async Task The_part_of_another_file_is_dropped(int length)
    {
        _setup.Write(Part, new byte[length]);
        await using var server = DownloadSetup.Serving();
        await RunAsync(server);

        AssertSaved();
    }

    [Fact]
    public async Task Wrong_bytes_are_requested_once_more()
    {
        await using var server = Failing(1, (stream, _, stop) => RawServer.SendAsync(stream, "200 OK", "", new byte[300_000], stop));
        await RunAsync(server);

        Assert.Equal(2, server.Requests.Count);
        AssertSaved();
    }

    [Fact]
    public async Task Without_retries_wrong_bytes_are_not_requested_again()
    {
        await using var server = Failing(1, (stream, _, stop) => RawServer.SendAsync(stream, "200 OK", "", new byte[300_000], stop));
        await RunAsync(server, _setup.Options(retries: 0));

        Assert.Single(server.Requests);
        Assert.Equal(DownloadFailure.FileMismatch, Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures)).Failure);
    }

    [Theory]
    [InlineData(300_000, "Its MD5 is ")]
    [InlineData(200_000, "It has 200,000 instead of 300,000 bytes.")]
    [InlineData(400_000, "instead of 300,000 bytes.")]
    public async Task Another_file_is_an_error_and_nothing_is_left(int length, string reason)
    {
        await using var server = DownloadSetup.Serving(new byte[length]);
        await RunAsync(server);

        var failure = Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures));
        Assert.Equal(DownloadFailure.FileMismatch, failure.Failure);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(_setup.Files);
    }

    [Fact]
    public async Task An_address_that_has_expired_is_asked_for_again()
    {
        await using var server = new RawServer(async (stream, request, stop) =>
        {
            if (request.StartsWith("POST /api/doc.get/", StringComparison.Ordinal))
                await RawServer.SendAsync(stream, "200 OK", "Content-Type: application/json\r\n", Encoding.UTF8.GetBytes(
                    """{"api":{"status":"ok"},"doc":{"doc_id":"1001","original":{"url":"http://HOST/fresh.jpg"}}}""".Replace(
                        "HOST", DownloadSetup.Header(request, "Host")!, StringComparison.Ordinal)), stop);
            else if (request.StartsWith("GET /fresh.jpg ", StringComparison.Ordinal))
                await DownloadSetup.SendAsync(stream, request, DownloadSetup.Content, stop);
            else
                await RawServer.SendAsync(stream, "403 Forbidden", "", [], stop);
        });
        await RunAsync(server);

        Assert.Equal(3, server.Requests.Count);
        AssertSaved();
    }

    [Theory]
    [InlineData("http://media.example.com/a.jpg")]
    [InlineData("ftp://127.0.0.1/a.jpg")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_is_followed_only_to_HTTPS(string location)
    {
        await using var server = new RawServer((stream, _, stop) =>
            RawServer.SendAsync(stream, "302 Found", $"Location: {location}\r\n", [], stop));
        await RunAsync(server);

        Assert.Equal(DownloadFailure.AddressNotSecure, Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Empty(_setup.Files);
    }

    [Theory]
    [InlineData("http://media.example.com/a.jpg?k=1", "https://media.example.com/a.jpg?k=1")]
    [InlineData("https://media.example.com/a.jpg", "https://media.example.com/a.jpg")]
    [InlineData("http://127.0.0.1:8080/a.jpg", "http://127.0.0.1:8080/a.jpg")]
    public void An_HTTP_address_of_the_service_is_requested_with_HTTPS(string address, string requested) =>
        Assert.Equal(new Uri(requested), DownloadClient.Upgrade(new Uri(address)));

    [Fact]
    public async Task Redirects_that_never_end_are_an_error()
    {
        await using var server = new RawServer((stream, _, stop) =>
            RawServer.SendAsync(stream, "302 Found", "Location: /again\r\n", [], stop));
        await RunAsync(server);

        Assert.Equal(302, Assert.IsType<IpernityTransportException>(Assert.Single(_setup.Failures)).HttpStatus);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_stops_sending_is_an_error_after_the_time_limit()
    {
        await using var server = new RawServer(async (stream, request, stop) =>
        {
            await DownloadSetup.SendAsync(
                new KeptOpen(stream), request, DownloadSetup.Content, stop, cutAt: Half);
            await Task.Delay(Timeout.Infinite, stop);
        });
        await RunAsync(server, _setup.Options(retries: 0, timeout: 300));

        Assert.Equal(TransportFailure.TimedOut, Assert.IsType<IpernityTransportException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Equal([Part], _setup.Files);
    }

    [Fact]
    public async Task A_file_of_unknown_length_has_a_limit()
    {
        await using var server = DownloadSetup.Serving();
        var document = DownloadSetup.Document(server);
        (document.FileSize, document.Md5) = (null, null);
        var options = new DownloadOptions(ClientSetup.Token, _setup.Folder) { MaximumBytes = 1000 };
        await _setup.RunAsync(server, options, document);

        Assert.Equal(DownloadFailure.DownloadTooLarge, Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Empty(_setup.Files);
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_half_file_under_the_final_name()
    {
        await using var server = new RawServer(async (stream, request, stop) =>
        {
            await DownloadSetup.SendAsync(new KeptOpen(stream), request, DownloadSetup.Content, stop, cutAt: Half);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = ClientSetup.ClientOf(server);
        using (var run = new DownloadRun(client, _setup.Options(), _ => { }, (_, _) => { }))
        {
            await run.AddAsync(DownloadSetup.Document(server), TestContext.Current.CancellationToken);
            while (run.ReadProgress().BytesReceived < Half)
                await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal([Part], _setup.Files);
    }

    private Task RunAsync(RawServer server, DownloadOptions? options = null) =>
        _setup.RunAsync(server, options ?? _setup.Options(), DownloadSetup.Document(server));

    private void AssertSaved()
    {
        Assert.Empty(_setup.Failures);
        Assert.Equal(["Harbour.JPG"], _setup.Files);
        Assert.Equal(DownloadSetup.Content, _setup.Read("Harbour.JPG"));
    }

    /// <summary>A server whose first answers are those of a test, and whose other answers are right.</summary>
    private static RawServer Failing(int count, Func<Stream, string, CancellationToken, Task> fail) =>
        new((stream, request, stop) => Interlocked.Decrement(ref count) >= 0
            ? fail(stream, request, stop)
            : DownloadSetup.SendAsync(stream, request, DownloadSetup.Content, stop));

    /// <summary>A stream that is not closed when the answer is cut.</summary>
    private sealed class KeptOpen(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Close()
        {
        }
    }
}
