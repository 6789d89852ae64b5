using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ipernity.Sandbox.Community.Demo;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Community.Demo;

/// <summary>The files of the demo documents.</summary>
public sealed class DemoFileTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>, IDisposable
{
    private readonly Client _client = Client.SignedIn(sandbox.Server);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("photo", "jpg", "image/jpeg")]
    [InlineData("video", "avi", "video/x-msvideo")]
    [InlineData("audio", "wav", "audio/wav")]
    [InlineData("other", "pdf", "application/pdf")]
    public async Task The_original_is_the_file_that_the_API_describes(string media, string extension, string contentType)
    {
        foreach (var doc in (await DocumentsAsync(media)).Take(4))
        {
            var original = doc["original"]!;
            using var answer = await _client.Http.GetAsync(new Uri(original.Text("url")), TestContext.Current.CancellationToken);
            var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

            Assert.Equal(extension, original.Text("ext"));
            Assert.EndsWith("." + extension, original.Text("filename"), StringComparison.Ordinal);
            Assert.Equal(contentType, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(media == "photo" ? null : "attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal(original.Number("bytes"), file.Length);
            Assert.Equal(doc.Text("md5"), Convert.ToHexStringLower(MD5.HashData(file)));
        }
    }

    [Fact]
    public void Files_are_not_made_when_the_library_is_created()
    {
        var members = DemoMembers.Create();

        var library = DemoLibrary.Create(members, 500);

        Assert.All(library.DocumentsOf(members.Demo), document => Assert.False(document.Made!.IsMeasured));
    }

    [Fact]
    public async Task Icons_of_members_are_different_pictures()
    {
        var icons = new List<byte[]>();
        foreach (var user in new[] { "ada", "noor" })
        {
            var address = (await _client.CallAsync("user.get", ("user_id", user)))["user"]!.Text("icon");
            icons.Add(await _client.Http.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken));
        }

        Assert.All(icons, icon => Assert.Equal((100, 100), PictureReader.SizeOf(icon)));
        Assert.NotEqual(icons[0], icons[1]);
    }

    [Fact]
    public async Task No_two_files_are_equal()
    {
        var documents = await DocumentsAsync("photo,video,audio,other");

        Assert.Equal(documents.Count, documents.Select(doc => doc.Text("md5")).Distinct().Count());
    }

    [Fact]
    public async Task A_file_is_found_by_its_checksum()
    {
        var doc = (await DocumentsAsync("photo"))[7];

        var found = (await _client.CallAsync("doc.checkMD5", ("md5", doc.Text("md5"))))["docs"]!.Items("doc");

        Assert.Equal(doc.Text("doc_id"), Assert.Single(found).Text("doc_id"));
    }

    [Fact]
    public async Task A_file_does_not_change_with_its_document()
    {
        var id = (await DocumentsAsync("photo"))[1].Text("doc_id");
        var before = await FileAsync(await DocumentAsync(id));

        await _client.CallAsync("doc.set", ("doc_id", id), ("title", "Changed"), ("lat", "1"), ("lng", "1"));
        await _client.CallAsync("doc.tags.add", ("doc_id", id), ("keywords", "changed"));

        Assert.Equal(before, await FileAsync(await DocumentAsync(id)));
    }

    [Fact]
    public async Task Photos_have_the_reported_size()
    {
        foreach (var doc in (await DocumentsAsync("photo")).Take(6))
            Assert.Equal(
                (doc["original"]!.Number("w"), doc["original"]!.Number("h")), PictureReader.SizeOf(await FileAsync(doc)));
    }

    [Fact]
    public async Task The_camera_data_in_a_file_are_those_that_the_API_reports()
    {
        var places = 0;
        foreach (var doc in (await DocumentsAsync("photo")).Take(40))
        {
            var reported = (await _client.CallAsync("doc.getExif", ("doc_id", doc.Text("doc_id"))))["exif"]!;
            var exif = ExifReader.Read(await FileAsync(doc));
            Assert.Equal(reported.AsObject().Count > 0, exif is not null);
            if (exif is null)
                continue;

            Assert.Equal(
                (reported.Text("Make"), reported.Text("CameraModelName"), reported.Number("ISO")),
                (exif.Text(0x010F), exif.Text(0x0110), exif.Short(0x8827)));
            Assert.Equal(doc["dates"]!.Text("created").Replace('-', ':'), exif.Text(0x9003));
            Assert.Equal(reported.Text("ImageSize"), $"{exif.Long(0xA002)}x{exif.Long(0xA003)}");
            Assert.Equal(doc["geo"] is not null, exif.Fields.ContainsKey(0x8825));
            if (doc["geo"] is not { } place)
                continue;
            Assert.Equal(Angle(place.Text("lat")), exif.Degrees(0x10002) * (exif.Text(0x10001) == "S" ? -1 : 1), 5);
            Assert.Equal(Angle(place.Text("lng")), exif.Degrees(0x10004) * (exif.Text(0x10003) == "W" ? -1 : 1), 5);
            places++;
        }
        Assert.NotEqual(0, places);
    }

    [Fact]
    public async Task A_few_photos_have_their_title_and_keywords_in_the_file()
    {
        var found = 0;
        foreach (var doc in (await DocumentsAsync("photo")).Take(60))
        {
            var file = await FileAsync(doc);
            if (ExifReader.Segment(file, 0xE1, "http://ns.adobe.com/xap/1.0/\0") is not { } packet)
                continue;
            found++;
            var items = XDocument.Parse(Encoding.UTF8.GetString(packet)).Descendants()
                .Where(element => element.Name.LocalName == "li")
                .Select(element => element.Value);
            Assert.Equal([doc.Text("title"), .. doc["tags"]!.Texts("tag", "tag")], items);
            var iptc = Encoding.UTF8.GetString(ExifReader.Segment(file, 0xED, "Photoshop 3.0\0")!);
            Assert.Contains(doc.Text("title"), iptc, StringComparison.Ordinal);
            Assert.All(doc["tags"]!.Texts("tag", "tag"), tag => Assert.Contains(tag, iptc, StringComparison.Ordinal));
        }
        Assert.InRange(found, 2, 15);
    }

    [Fact]
    public async Task Videos_play_for_the_reported_time()
    {
        var doc = (await DocumentsAsync("video"))[0];
        var media = (await _client.CallAsync("doc.getMedias", ("doc_id", doc.Text("doc_id"))))["medias"]!.Items("media")[0];

        var file = await _client.Http.GetByteArrayAsync(new Uri(media.Text("url")), TestContext.Current.CancellationToken);

        Assert.Equal("RIFF"u8.ToArray(), file[..4]);
        Assert.Equal(file.Length - 8, BitConverter.ToInt32(file, 4));
        Assert.Equal(media.Number("lenght") * 1_000_000, BitConverter.ToInt32(file, 32) * BitConverter.ToInt32(file, 48));
        var frame = file.AsSpan().IndexOf("00dc"u8);
        Assert.Equal((media.Number("w"), media.Number("h")), PictureReader.SizeOf(file[(frame + 8)..]));
    }

    [Fact]
    public async Task Sounds_play_for_the_reported_time()
    {
        var doc = (await DocumentsAsync("audio"))[0];

        var file = await FileAsync(doc);

        var data = file.AsSpan().IndexOf("data"u8);
        Assert.Equal(file.Length - 8, BitConverter.ToInt32(file, 4));
        Assert.Equal(file.Length - data - 8, BitConverter.ToInt32(file, data + 4));
        Assert.Equal(doc["original"]!.Number("length"), BitConverter.ToInt32(file, data + 4) / BitConverter.ToInt32(file, 28));
    }

    [Fact]
    public async Task The_table_of_a_PDF_has_the_offsets_of_its_objects()
    {
        var file = Encoding.Latin1.GetString(await FileAsync((await DocumentsAsync("other"))[0]));

        var table = file[(int.Parse(file.Split("startxref\n")[1].Split('\n')[0], CultureInfo.InvariantCulture))..];

        Assert.StartsWith("%PDF-1.4", file, StringComparison.Ordinal);
        Assert.StartsWith("xref", table, StringComparison.Ordinal);
        var at = table.Split('\n').Skip(3).TakeWhile(line => line.EndsWith("n ", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, at.Count);
        for (var i = 0; i < at.Count; i++)
            Assert.StartsWith($"{i + 1} 0 obj", file[int.Parse(at[i][..10], CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("video")]
    [InlineData("other")]
    public async Task Thumbnails_show_the_document_in_the_reported_sizes(string media)
    {
        var doc = await DocumentAsync((await DocumentsAsync(media))[0].Text("doc_id"));
        var largest = await PictureAsync(doc["thumbs"]!.Items("thumb").First(thumb => thumb.Text("label") == "2048"));
        Assert.Equal((doc["original"]!.Number("w"), doc["original"]!.Number("h")), PictureReader.SizeOf(largest));

        foreach (var thumb in doc["thumbs"]!.Items("thumb"))
        {
            var picture = await PictureAsync(thumb);
            Assert.Equal((thumb.Number("w"), thumb.Number("h")), PictureReader.SizeOf(picture));
            PictureReader.AssertNear(PictureReader.ColourAt(largest, 0.5, 0.05), PictureReader.ColourAt(picture, 0.5, 0.05));
            PictureReader.AssertNear(PictureReader.ColourAt(largest, 0.5, 0.95), PictureReader.ColourAt(picture, 0.5, 0.95));
        }
    }

    private static double Angle(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private Task<byte[]> FileAsync(JsonNode doc) => PictureAsync(doc["original"]!);

    private Task<byte[]> PictureAsync(JsonNode picture) =>
        _client.Http.GetByteArrayAsync(new Uri(picture.Text("url")), TestContext.Current.CancellationToken);

    private async Task<JsonNode> DocumentAsync(string id) => (await _client.CallAsync("doc.get", ("doc_id", id)))["doc"]!;

    /// <summary>Demo documents with everything that an owner can see, except those that a test changes.</summary>
    private async Task<IReadOnlyList<JsonNode>> DocumentsAsync(string media) =>
        (await _client.CallAsync("doc.getList", ("media", media), ("per_page", 100), ("extra", "original,md5,dates,geo,tags")))["docs"]!
        .Items("doc").Where(doc => doc.Text("title") != "Changed").ToList();
}
