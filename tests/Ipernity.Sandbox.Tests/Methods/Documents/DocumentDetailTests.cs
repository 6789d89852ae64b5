using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Documents;

/// <summary>The containers, camera data, files and visitors of a document.</summary>
public sealed class DocumentDetailTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Client _nobody = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _nobody = new Client(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _nobody.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_albums_of_a_document_are_listed()
    {
        var document = (await DocumentsAsync("photo"))[0];
        var before = (await ContainersAsync(_client, document))["albums"]!.Texts("album", "album_id");
        var album = (await _client.CallAsync("album.create", ("title", "Test")))["album"]!.Text("album_id");
        await _client.CallAsync("album.docs.add", ("album_id", album), ("doc_id", document));

        var albums = (await ContainersAsync(_client, document))["albums"]!;

        Assert.Equal(before.Count + 1, albums.Number("total"));
        var entry = albums.Items("album").Single(item => item.Text("album_id") == album);
        Assert.Equal(("Test", "1"), (entry.Text("title"), entry.Text("docs")));
        Assert.Contains(document, entry.Text("cover"), StringComparison.Ordinal);
        Assert.Contains(album, entry.Text("link"), StringComparison.Ordinal);
        Assert.Equal(albums.Text("total"), (await _client.CallAsync("doc.get", ("doc_id", document)))["doc"]!["count"]!.Text("albums"));
    }

    [Fact]
    public async Task The_groups_of_a_document_are_listed_including_pending_ones()
    {
        var document = (await _client.CallAsync("doc.getList", ("share", 4), ("extra", "count"), ("per_page", 100), ("page", 2)))["docs"]!
            .Items("doc")
            .First(doc => doc["count"]!.Text("groups") == "0").Text("doc_id");
        await _client.CallAsync("group.docs.add", ("group_id", "harbours"), ("doc_id", document));
        await _client.CallAsync("group.docs.add", ("group_id", "monochrome"), ("doc_id", document));
        await _client.CallAsync("group.docs.add", ("group_id", "at-home"), ("doc_id", document));

        var own = (await ContainersAsync(_client, document))["groups"]!;
        var nobodys = (await ContainersAsync(_nobody, document))["groups"]!;

        Assert.Equal(("3", "2", "1", "0"), (own.Text("total"), own.Text("added"), own.Text("pending"), own.Text("invited")));
        Assert.Equal(
            [("410001", "0"), ("410005", "0"), ("410002", "1")],
            own.Items("group").Select(group => (group.Text("group_id"), group.Text("pending"))));
        Assert.Contains(document, own.Items("group")[0].Text("cover"), StringComparison.Ordinal);
        Assert.Equal(["410001", "410002"], nobodys.Texts("group", "group_id"));
    }

    [Fact]
    public async Task A_document_without_albums_and_groups_has_empty_lists()
    {
        var docs = (await _client.CallAsync("doc.getList", ("share", 0), ("extra", "count"), ("per_page", 100)))["docs"]!.Items("doc");
        var document = docs.First(doc => doc["count"]!.Text("albums") == "0" && doc["count"]!.Text("groups") == "0").Text("doc_id");

        var containers = await ContainersAsync(_client, document);

        Assert.Empty(containers["albums"]!.Items("album"));
        Assert.Empty(containers["groups"]!.Items("group"));
        Assert.Equal(("0", "0"), (containers["albums"]!.Text("total"), containers["groups"]!.Text("total")));
    }

    [Fact]
    public async Task Some_photos_have_camera_data()
    {
        var photos = await DocumentsAsync("photo");
        var all = new List<JsonNode>();
        foreach (var id in photos)
            all.Add((await _client.CallAsync("doc.getExif", ("doc_id", id)))["exif"]!);

        var written = all.FindAll(exif => exif.AsObject().Count > 0);

        Assert.InRange(written.Count, 1, all.Count - 1);
        Assert.All(written, exif =>
        {
            Assert.Matches(@"^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$", exif.Text("DateTimeOriginal"));
            Assert.Matches(@"^\d+x\d+$", exif.Text("ImageSize"));
            Assert.True(exif.Number("ISO") > 0);
            Assert.NotEqual("", exif.Text("Make"));
            Assert.NotEqual("", exif.Text("CameraModelName"));
            Assert.NotEqual("", exif.Text("ExposureTime"));
        });
    }

    [Fact]
    public async Task The_camera_data_match_the_photo()
    {
        foreach (var id in await DocumentsAsync("photo"))
        {
            var exif = (await _client.CallAsync("doc.getExif", ("doc_id", id)))["exif"]!;
            if (exif.AsObject().Count == 0)
                continue;
            var doc = (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!;

            Assert.Equal(doc["dates"]!.Text("created").Replace('-', ':'), exif.Text("DateTimeOriginal"));
            Assert.Equal($"{doc["original"]!.Text("w")}x{doc["original"]!.Text("h")}", exif.Text("ImageSize"));
            return;
        }
        Assert.Fail("No photo has any.");
    }

    [Fact]
    public async Task The_camera_data_tell_the_place_of_some_photos()
    {
        var places = 0;
        foreach (var id in await DocumentsAsync("photo"))
        {
            var exif = (await _client.CallAsync("doc.getExif", ("doc_id", id)))["exif"]!;
            if (exif["GPSLatitude"] is null)
                continue;
            places++;
            var geo = (await _client.CallAsync("doc.get", ("doc_id", id), ("extra", "geo")))["doc"]!["geo"]!;
            Assert.Equal(Coordinate(geo, "lat"), Degrees(exif.Text("GPSLatitude"), 'S'), precision: 4);
            Assert.Equal(Coordinate(geo, "lng"), Degrees(exif.Text("GPSLongitude"), 'W'), precision: 4);
        }
        Assert.True(places > 0);

        static double Coordinate(JsonNode geo, string name) => double.Parse(geo.Text(name), CultureInfo.InvariantCulture);

        static double Degrees(string text, char negative)
        {
            var match = Regex.Match(text, @"^(\d+) deg (\d+)' (\d+\.\d\d)"" ([NSEW])$");
            Assert.True(match.Success, text);
            var parts = Enumerable.Range(1, 3).Select(i => double.Parse(match.Groups[i].Value, CultureInfo.InvariantCulture)).ToArray();
            return (parts[0] + (parts[1] / 60) + (parts[2] / 3600)) * (match.Groups[4].Value[0] == negative ? -1 : 1);
        }
    }

    [Fact]
    public async Task Videos_have_media_and_a_player_but_photos_do_not()
    {
        var video = await _client.CallAsync("doc.getMedias", ("doc_id", (await DocumentsAsync("video"))[0]));
        var photo = await _client.CallAsync("doc.getMedias", ("doc_id", (await DocumentsAsync("photo"))[0]));

        Assert.Equal(11, video["thumbs"]!.Items("thumb").Count);
        Assert.NotEmpty(video["medias"]!.Items("media"));
        Assert.True(video["medias"]!.Items("media")[0].Number("lenght") > 0);
        Assert.NotEqual("", video["players"]!["player"]!.Text("url"));
        Assert.Equal(11, photo["thumbs"]!.Items("thumb").Count);
        Assert.Null(photo["medias"]);
        Assert.Null(photo["players"]);
    }

    [Fact]
    public async Task Only_the_owner_gets_the_original_file()
    {
        var document = (await DocumentsAsync("photo"))[0];

        Assert.NotNull((await _client.CallAsync("doc.getMedias", ("doc_id", document)))["original"]);
        Assert.Null((await _nobody.CallAsync("doc.getMedias", ("doc_id", document)))["original"]);
    }

    [Fact]
    public async Task Visitors_are_listed_latest_first_and_anonymous_visits_are_counted()
    {
        foreach (var id in await DocumentsAsync("photo"))
        {
            var visits = (await _client.CallAsync("doc.getVisitors", ("doc_id", id)))["visits"]!;
            if (visits.Number("total") == 0)
                continue;

            var count = (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!["count"]!;
            var visit = Assert.Single(visits.Items("visit"));
            Assert.Equal(("130002", "noor"), (visit.Text("user_id"), visit.Text("username")));
            Assert.True(visit.Number("first_visit_at") <= visit.Number("visited_at"));
            Assert.Equal(count.Number("visits"), visits["anonymous"]!.Number("visits") + visit.Number("visits"));
            Assert.Equal(count.Number("last_visit"), Math.Max(visits["anonymous"]!.Number("visited_at"), visit.Number("visited_at")));
            using var guest = Client.AsGuest(_server);
            var you = (await guest.CallAsync("doc.get", ("doc_id", id)))["doc"]!["you"]!;
            Assert.Equal((visit.Text("visits"), visit.Text("visited_at")), (you.Text("visits"), you.Text("last_visit")));
            return;
        }
        Assert.Fail("Nobody visited any document.");
    }

    [Fact]
    public async Task Opening_the_page_of_a_document_counts_as_an_anonymous_visit()
    {
        var document = (await DocumentsAsync("photo"))[0];
        var album = (await _client.CallAsync("album.getList", ("per_page", 1)))["albums"]!.Texts("album", "album_id")[0];
        var before =
            (await VisitsAsync("doc.getVisitors", ("doc_id", document)), await VisitsAsync("album.getVisitors", ("album_id", album)));

        await _client.TextAsync($"doc/ada/{document}");
        await _client.TextAsync($"doc/ada/album/{album}");

        Assert.Equal(before.Item1 + 1, await VisitsAsync("doc.getVisitors", ("doc_id", document)));
        Assert.Equal(before.Item2 + 1, await VisitsAsync("album.getVisitors", ("album_id", album)));
    }

    [Fact]
    public async Task Reading_a_document_through_the_API_is_not_a_visit()
    {
        var document = (await DocumentsAsync("photo"))[0];
        using var guest = Client.AsGuest(_server);

        var first = (await guest.CallAsync("doc.get", ("doc_id", document)))["doc"]!["count"]!.Text("visits");

        Assert.Equal(first, (await guest.CallAsync("doc.get", ("doc_id", document)))["doc"]!["count"]!.Text("visits"));
    }

    [Theory]
    [InlineData("doc.getContainers")]
    [InlineData("doc.getContext")]
    [InlineData("doc.getExif")]
    [InlineData("doc.getFaves")]
    [InlineData("doc.getMedias")]
    [InlineData("doc.getPerms")]
    [InlineData("doc.getVisitors")]
    public async Task Details_of_invisible_documents_are_not_returned(string method)
    {
        var document = (await _client.CallAsync("doc.getList", ("share", 0), ("per_page", 1)))["docs"]!.Texts("doc", "doc_id")[0];
        using var guest = Client.AsGuest(_server);

        Assert.Equal(0, await _client.CodeAsync(method, ("doc_id", document)));
        Assert.Equal(1, await guest.CodeAsync(method, ("doc_id", document)));
    }

    private async Task<IReadOnlyList<string>> DocumentsAsync(string media) =>
        (await _client.CallAsync("doc.getList", ("media", media), ("share", 4), ("per_page", 30)))["docs"]!.Texts("doc", "doc_id");

    private static Task<JsonObject> ContainersAsync(Client client, string document) =>
        client.CallAsync("doc.getContainers", ("doc_id", document));

    private async Task<int> VisitsAsync(string method, (string, object) item) =>
        (await _client.CallAsync(method, item))["visits"]!["anonymous"]!.Number("visits");
}
