using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Uploads;

/// <summary>The types and pictures of uploaded files.</summary>
public sealed class UploadedPictureTests(SharedUploads uploads) : IClassFixture<SharedUploads>, IDisposable
{
    private readonly Client _client = Client.SignedIn(uploads.Server);

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "x.png", PictureStart.Png(1, 1), "photo" },
        { "no name", PictureStart.Jpeg(1, 1), "photo" },
        { "lies.mp3", PictureStart.Gif(1, 1), "photo" },
        { "x", PictureStart.Webp(1, 1), "photo" },
        { "x", [0, 0, 0, 24, .. "ftypheic"u8], "photo" },
        { "x", [0, 0, 0, 24, .. "ftypisom"u8], "video" },
        { "x", [0, 0, 0, 24, .. "ftypqt  "u8], "video" },
        { "x", [0, 0, 0, 24, .. "ftypM4A "u8], "audio" },
        { "x", [.. "RIFF"u8, 0, 0, 0, 0, .. "AVI "u8], "video" },
        { "x", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8], "audio" },
        { "x", [0x1A, 0x45, 0xDF, 0xA3], "video" },
        { "x", "ID3"u8.ToArray(), "audio" },
        { "x.ogv", "OggS"u8.ToArray(), "video" },
        { "x.ogg", "OggS"u8.ToArray(), "audio" },
        { "x.MOV", [1], "video" },
        { "x.jpeg", [1], "photo" },
        { "x.pdf", "%PDF-1.7"u8.ToArray(), "other" },
        { "x", [1], "other" },
    };

    public static TheoryData<byte[]> Sized =>
    [
        PictureStart.Png(300, 200),
        PictureStart.Gif(300, 200),
        PictureStart.Jpeg(300, 200),
        PictureStart.Webp(300, 200),
    ];

    public void Dispose() => _client.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_type_of_a_file_is_recognized_by_content_or_else_by_name(string name, byte[] file, string media) =>
        Assert.Equal(media, (await UploadAsync(file, name)).Text("media"));

    [Theory]
    [MemberData(nameof(Sized))]
    public async Task The_size_of_a_picture_is_read_from_its_header(byte[] file)
    {
        var document = await UploadAsync(file, "x");

        Assert.Equal(("300", "200"), (document["original"]!.Text("w"), document["original"]!.Text("h")));
        var thumb = document["thumbs"]!.Items("thumb").First(thumb => thumb.Text("label") == "240");
        Assert.Equal(("240", "160"), (thumb.Text("w"), thumb.Text("h")));
    }

    [Fact]
    public async Task Damaged_pictures_are_accepted() =>
        Assert.Equal("photo", (await UploadAsync([0xFF, 0xD8, 0xFF, 0xE1, 0xFF], "x")).Text("media"));

    [Fact]
    public async Task The_original_is_the_uploaded_file()
    {
        var file = DrawnPicture.Png(300, 200);
        var original = (await UploadAsync(file, "x.png"))["original"]!;

        using var answer = await _client.Http.GetAsync(new Uri(original.Text("url")), TestContext.Current.CancellationToken);

        Assert.Equal("png", original.Text("ext"));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("gif")]
    [InlineData("bmp")]
    public async Task Thumbnails_are_the_uploaded_picture_in_the_reported_sizes(string extension)
    {
        Func<int, int, byte[]> draw = extension switch
        {
            "png" => DrawnPicture.Png,
            "gif" => DrawnPicture.Gif,
            "bmp" => DrawnPicture.Bmp,
            _ => DrawnPicture.Jpeg,
        };
        var document = await UploadAsync(draw(640, 400), "x");

        foreach (var thumb in document["thumbs"]!.Items("thumb"))
        {
            var picture = await PictureAsync(thumb);
            Assert.Equal("jpg", thumb.Text("ext"));
            Assert.Equal((thumb.Number("w"), thumb.Number("h")), PictureReader.SizeOf(picture));
            PictureReader.AssertNear((255, 0, 0), PictureReader.ColourAt(picture, 0.2, 0.5));
            PictureReader.AssertNear((0, 0, 255), PictureReader.ColourAt(picture, 0.8, 0.5));
        }
    }

    [Fact]
    public async Task Thumbnails_are_turned_with_the_upload()
    {
        var id = await Upload.DocumentAsync(_client, DrawnPicture.Png(40, 20), "x.png", ("dir", "6"));
        var thumb = (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!["thumbs"]!.Items("thumb")[1];

        var picture = await PictureAsync(thumb);

        Assert.Equal((20, 40), PictureReader.SizeOf(picture));
        PictureReader.AssertNear((255, 0, 0), PictureReader.ColourAt(picture, 0.5, 0.2));
        PictureReader.AssertNear((0, 0, 255), PictureReader.ColourAt(picture, 0.5, 0.8));
    }

    [Fact]
    public async Task A_replaced_photo_has_new_thumbnails_and_no_camera_data()
    {
        // The newest photos are uploads of the other tests, which may be turned.
        var photos = await _client.CallAsync("doc.getList", ("media", "photo"), ("per_page", 100));
        var id = photos["docs"]!.Texts("doc", "doc_id")[^1];
        await Upload.TryAsync(_client, "upload.replace", DrawnPicture.Png(300, 200), "x.png", ("doc_id", id), ("async", "0"));

        var thumb = (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!["thumbs"]!.Items("thumb")[1];

        PictureReader.AssertNear((255, 0, 0), PictureReader.ColourAt(await PictureAsync(thumb), 0.2, 0.5));
        Assert.Empty((await _client.CallAsync("doc.getExif", ("doc_id", id)))["exif"]!.AsObject());
    }

    [Fact]
    public async Task A_picture_is_drawn_for_a_file_that_cannot_be_decoded()
    {
        byte[][] files = [[1], PictureStart.Png(300, 200), PictureStart.Webp(300, 200), PictureStart.Png(1_000_000, 1_000_000)];
        foreach (var file in files)
        {
            foreach (var thumb in (await UploadAsync(file, "x.pdf"))["thumbs"]!.Items("thumb"))
                Assert.Equal((thumb.Number("w"), thumb.Number("h")), PictureReader.SizeOf(await PictureAsync(thumb)));
        }
    }

    [Fact]
    public async Task A_small_picture_is_never_enlarged()
    {
        var document = await UploadAsync(DrawnPicture.Png(60, 40), "x.png");

        Assert.All(document["thumbs"]!.Items("thumb"), thumb => Assert.Equal(
            thumb.Text("label").EndsWith('x') ? (40, 40) : (60, 40), (thumb.Number("w"), thumb.Number("h"))));
    }

    [Fact]
    public async Task An_uploaded_file_cannot_run_in_a_browser()
    {
        var original = (await UploadAsync("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"u8.ToArray(), "夜.svg"))["original"]!;

        using var answer = await _client.Http.GetAsync(new Uri(original.Text("url")), TestContext.Current.CancellationToken);

        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(
            ("attachment", "夜.svg"),
            (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
    }

    [Fact]
    public async Task The_page_of_an_upload_shows_it()
    {
        var document = await UploadAsync(PictureStart.Png(300, 200), "On the page.png");

        var page = await _client.TextAsync(new Uri(document.Text("link")).PathAndQuery);

        Assert.Contains("<h1>On the page</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"/media/{document.Text("doc_id")}.1024.jpg", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("original.svg")]
    [InlineData("13.jpg")]
    [InlineData("1024.png")]
    public async Task An_unknown_picture_is_not_found(string file)
    {
        var id = (await UploadAsync(PictureStart.Png(3, 2), "x.png")).Text("doc_id");

        using var answer = await _client.Http.GetAsync(
            new Uri($"media/{id}.{file}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<byte[]> PictureAsync(JsonNode thumb) =>
        _client.Http.GetByteArrayAsync(new Uri(thumb.Text("url")), TestContext.Current.CancellationToken);

    private async Task<JsonNode> UploadAsync(byte[] file, string name) =>
        (await _client.CallAsync("doc.get", ("doc_id", await Upload.DocumentAsync(_client, file, name))))["doc"]!;
}
