using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

public sealed class DocumentTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private string _document = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _document = (await _client.CallAsync("doc.getList", ("per_page", 1), ("share", 4)))["docs"]!.Texts("doc", "doc_id")[0];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_returned_with_all_fields()
    {
        var doc = (await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!;

        Assert.Equal(_document, doc.Text("doc_id"));
        Assert.Equal("photo", doc.Text("media"));
        Assert.Equal("130001", doc["owner"]!.Text("user_id"));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", doc["dates"]!.Text("created"));
        Assert.Matches(@"^\d{10}$", doc["dates"]!.Text("posted_at"));
        Assert.Equal("1", doc["visibility"]!.Text("ispublic"));
        Assert.Equal("4", doc["visibility"]!.Text("share"));
        Assert.Equal(["75x", "100", "240", "250x", "500", "560", "640", "800", "1024", "1600", "2048"],
            doc["thumbs"]!.Texts("thumb", "label"));
        Assert.Equal("1", doc["can"]!.Text("tag"));
        Assert.Null(doc["tags"]);
        Assert.Null(doc["geo"]);
        Assert.Null(doc["notes"]);
    }

    [Fact]
    public async Task Extra_fields_are_returned_on_request()
    {
        await _client.CallAsync("doc.tags.add", ("doc_id", _document), ("keywords", "nice car"));

        var doc = (await _client.CallAsync("doc.get", ("doc_id", _document), ("extra", "tags,notes,md5")))["doc"]!;

        Assert.Contains("nice car", doc["tags"]!.Texts("tag", "tag"));
        Assert.Equal(doc["count"]!.Number("notes"), doc["notes"]!.Items("note").Count);
        Assert.Matches("^[0-9a-f]{32}$", doc.Text("md5"));
    }

    [Fact]
    public async Task Only_the_owner_gets_the_original_file()
    {
        using var nobody = new Client(_server);

        Assert.NotNull((await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!["original"]);
        Assert.Null((await nobody.CallAsync("doc.get", ("doc_id", _document), ("extra", "md5")))["doc"]!["original"]);
        Assert.Null((await nobody.CallAsync("doc.get", ("doc_id", _document), ("extra", "md5")))["doc"]!["md5"]);
    }

    [Fact]
    public async Task A_document_with_a_place_returns_it()
    {
        var docs = (await _client.CallAsync("doc.getList", ("per_page", 100), ("extra", "geo")))["docs"]!.Items("doc");

        var places = docs.Where(doc => doc["geo"] is not null).ToList();

        Assert.NotEmpty(places);
        Assert.NotEqual(docs.Count, places.Count);
        Assert.All(places, doc => Assert.Matches(@"^-?\d+\.\d{6}$", doc["geo"]!.Text("lat")));
    }

    [Fact]
    public async Task Only_the_values_that_were_sent_are_changed()
    {
        await _client.CallAsync("doc.set", ("doc_id", _document), ("title", "Neu & größer"), ("description", "d"));

        var answer = (await _client.CallAsync("doc.set", ("doc_id", _document), ("description", "")))["doc"]!;

        Assert.Equal("Neu & größer", answer.Text("title"));
        Assert.Equal("", answer.Text("description"));
        var doc = (await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!;
        Assert.Equal("Neu & größer", doc.Text("title"));
        Assert.Equal("", doc.Text("description"));
    }

    [Fact]
    public async Task Only_the_owner_can_change_a_document()
    {
        using var guest = Client.AsGuest(_server);

        Assert.Equal(1, await guest.CodeAsync("doc.set", ("doc_id", _document), ("title", "Mine")));
        Assert.Contains(
            "not yours", await guest.MessageAsync("doc.set", ("doc_id", _document), ("title", "Mine")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999999")]
    public async Task An_unknown_document_is_error_1(string id)
    {
        Assert.Equal(1, await _client.CodeAsync("doc.get", ("doc_id", id)));
        Assert.Equal(1, await _client.CodeAsync("doc.set", ("doc_id", id), ("title", "x")));
        Assert.Equal(1, await _client.CodeAsync("doc.tags.getList", ("doc_id", id)));
    }

    [Theory]
    [InlineData("75x", 75, 75)]
    [InlineData("500", 500, 500)]
    [InlineData("none such", 250, 250)]
    public async Task Thumbnails_in_the_requested_size_can_be_downloaded(string size, int width, int height)
    {
        foreach (var doc in (await _client.CallAsync("doc.getList", ("thumbsize", size), ("per_page", 5)))["docs"]!.Items("doc"))
        {
            var thumb = doc["thumb"]!;
            Assert.InRange(thumb.Number("w"), 1, width);
            Assert.InRange(thumb.Number("h"), 1, height);
            using var picture = await _client.Http.GetAsync(new Uri(thumb.Text("url")), TestContext.Current.CancellationToken);
            Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal(
                (thumb.Number("w"), thumb.Number("h")),
                PictureReader.SizeOf(await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task The_original_has_the_reported_size_and_checksum()
    {
        var doc = (await _client.CallAsync("doc.get", ("doc_id", _document), ("extra", "md5")))["doc"]!;

        var bytes = await _client.Http.GetByteArrayAsync(new Uri(doc["original"]!.Text("url")), TestContext.Current.CancellationToken);

        Assert.Equal(doc["original"]!.Number("bytes"), bytes.Length);
        var md5 = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(bytes));
        Assert.Equal((md5, md5), (doc.Text("md5"), doc["original"]!.Text("md5")));
    }

    [Theory]
    [InlineData("media/1.250x.jpg")]
    [InlineData("media/x")]
    [InlineData("icons/1.jpg")]
    [InlineData("doc/ada/1")]
    [InlineData("home/nobody")]
    [InlineData("nothing/here")]
    public async Task An_unknown_address_is_answered_with_a_page_that_says_so(string address)
    {
        using var answer = await _client.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_and_icons_in_answers_can_be_opened()
    {
        var doc = (await _client.CallAsync("doc.get", ("doc_id", _document)))["doc"]!;
        var album = (await _client.CallAsync("album.getList"))["albums"]!.Items("album")[0];
        var user = (await _client.CallAsync("user.get"))["user"]!;
        foreach (var link in new[] { doc.Text("link"), album.Text("link"), user.Text("link"), user.Text("icon") })
        {
            using var answer = await _client.Http.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, link);
        }
    }
}
