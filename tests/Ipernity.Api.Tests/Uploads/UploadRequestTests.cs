using Ipernity.Auth.Signing;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>What travels: the fields signed, the file not, its name as it is.</summary>
public sealed class UploadRequestTests : IDisposable
{
    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task The_fields_are_signed_and_the_file_is_not()
    {
        await using var server = Server();
        await _setup.SendAsync(server, UploadSetup.Options(), _setup.File(fields: new KeyValuePair<string, string>("title", "Tram & co")));

        var request = Upload(server);
        var expected = new RequestSigner(ClientSetup.Secret).Sign(
            "upload.file",
            [new("api_key", "the-key"), new("auth_token", ClientSetup.Token), new("title", "Tram & co")]
        );
        Assert.Contains($"name=\"api_sig\"\r\n\r\n{expected}\r\n", request, StringComparison.Ordinal);
        Assert.Contains("name=\"title\"\r\n\r\nTram & co\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_comes_last_and_whole()
    {
        await using var server = Server();
        await _setup.SendAsync(server, UploadSetup.Options(), _setup.File(content: "the very bytes"));

        var parts = Upload(server).Split(["\r\n--ipernity-"], StringSplitOptions.None);
        Assert.Contains(
            "name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: application/octet-stream\r\n\r\nthe very bytes",
            parts[parts.Length - 2],
            StringComparison.Ordinal
        );
        Assert.EndsWith("--\r\n", parts[parts.Length - 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_in_a_name_is_written_as_browsers_write_it()
    {
        if (Environment.OSVersion.Platform == PlatformID.Win32NT)
            Assert.Skip("Names have no quotes on Windows.");
        await using var server = Server();
        await _setup.SendAsync(server, UploadSetup.Options(), _setup.File(name: "say \"cheese\".jpg"));
        Assert.Contains("filename=\"say %22cheese%22.jpg\"", Upload(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_replaced_by_the_method_for_that()
    {
        await using var server = Server();
        await _setup.SendAsync(server, UploadSetup.Options(), _setup.File(replaces: "1234"));
        Assert.Contains(
            "name=\"doc_id\"\r\n\r\n1234\r\n",
            Assert.Single(server.Requests, request => request.StartsWith("POST /api/upload.replace/json", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_over_a_mebibyte_waits_for_the_server_to_want_it()
    {
        await using var server = Server();
        await _setup.SendAsync(
            server,
            UploadSetup.Options(),
            _setup.File("small.jpg"),
            _setup.File("large.jpg", new string('x', (1024 * 1024) + 1))
        );
        lock (server.Requests)
        {
            Assert.DoesNotContain("Expect:", server.Requests.Single(request => request.Contains("small.jpg")), StringComparison.Ordinal);
            Assert.Contains(
                "Expect: 100-continue",
                server.Requests.Single(request => request.Contains("large.jpg")),
                StringComparison.Ordinal
            );
        }
    }

    private static RawServer Server() =>
        UploadSetup.Serving(method => method == "account.getQuota" ? UploadSetup.Quota : UploadSetup.Ticket);

    private static string Upload(RawServer server)
    {
        lock (server.Requests)
            return Assert.Single(server.Requests, request => request.StartsWith("POST /api/upload.file/json", StringComparison.Ordinal));
    }
}
