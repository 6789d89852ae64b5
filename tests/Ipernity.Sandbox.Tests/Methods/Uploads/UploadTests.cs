using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Uploads;

/// <summary><c>upload.file</c> and <c>upload.replace</c>.</summary>
public sealed class UploadTests(SharedUploads uploads) : IClassFixture<SharedUploads>, IDisposable
{
    private readonly Client _client = Client.SignedIn(uploads.Server);

    private SandboxServer Server => uploads.Server;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4_096)]
    [InlineData(1_048_576)]
    [InlineData(40_000_000)]
    public async Task A_file_is_stored_byte_for_byte(int length)
    {
        var file = Upload.Random(length);

        var id = await Upload.DocumentAsync(_client, file, "x.mp4");

        Assert.Equal(Sum(file), Sum(await OriginalAsync(id)));
        var document = await DocumentAsync(id, "md5");
        Assert.Equal(Sum(file), document.Text("md5"));
        Assert.Equal(length, document["original"]!.Number("bytes"));
    }

    [Fact]
    public async Task The_original_can_be_downloaded()
    {
        var file = Upload.Random(70_000);
        var id = await Upload.DocumentAsync(_client, file, "x.bin");

        var address = (await DocumentAsync(id))["original"]!.Text("url");

        Assert.Equal(file, await _client.Http.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_can_contain_the_boundary_of_the_form()
    {
        var file = "\r\n------boundary7e1\r\n\r\n--\r\n------boundary7e1"u8.ToArray();

        Assert.Equal(file, await OriginalAsync(await Upload.DocumentAsync(_client, file, "x.txt")));
    }

    [Fact]
    public async Task An_empty_file_is_rejected()
    {
        var answer = await Upload.TryAsync(_client, "upload.file", [], "x.jpg");

        Assert.Equal(1, Client.Code(answer));
        Assert.Contains("empty", answer["api"]!.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("été à la mer.jpg")]
    [InlineData("夜の市場.png")]
    [InlineData("Вечер.mov")]
    [InlineData("صورة.mp3")]
    [InlineData("🍋 lemon.bin")]
    [InlineData("100 % sure; a=b, c.txt")]
    [InlineData("../../etc/passwd")]
    [InlineData(@"C:\photos\me.jpg")]
    [InlineData("no extension")]
    [InlineData(".hidden")]
    public async Task File_names_are_kept(string name) => Assert.Equal(name, await NameAsync($"filename=\"{name}\""));

    [Theory]
    [InlineData("filename=\"a%22b%22.jpg\"", "a\"b\".jpg")]
    [InlineData("filename=\"a%0D%0Ab%0d%0a.jpg\"", "a\r\nb\r\n.jpg")]
    [InlineData("filename=\"100%25.jpg\"", "100%25.jpg")]
    [InlineData("filename=\"a\\\"b\\\\c.jpg\"", "a\"b\\c.jpg")]
    [InlineData("filename=plain.jpg", "plain.jpg")]
    [InlineData("filename*=UTF-8''%E5%A4%9C%22.jpg", "夜\".jpg")]
    [InlineData("filename=\"night.jpg\"; filename*=UTF-8''%E5%A4%9C.jpg", "夜.jpg")]
    [InlineData("filename=\"\"", "")]
    public async Task File_names_can_be_encoded_in_several_ways(string written, string name) =>
        Assert.Equal(name, await NameAsync(written));

    [Fact]
    public async Task The_default_title_is_the_file_name_without_its_extension() =>
        Assert.Equal("holiday.final", (await DocumentAsync(await Upload.DocumentAsync(_client, [1], "holiday.final.jpg"))).Text("title"));

    [Fact]
    public async Task Fields_of_the_upload_become_fields_of_the_document()
    {
        var id = await Upload.DocumentAsync(
            _client, [1], "x.jpg", ("title", "Ü"), ("description", "Two\nlines"), ("created_at", "2020-02-29 23:59:58"),
            ("license", 11), ("safety", 2),
            ("perm_comment", 3), ("perm_tag", 4), ("perm_tagme", 5), ("lat", "45.9"), ("lng", "6.12"),
            ("keywords", "nice car,\"sea\""), ("member_ids", "130002"));

        var document = await DocumentAsync(id, "tags,geo");

        Assert.Equal(
            ("Ü", "Two\nlines", "11", "2"),
            (document.Text("title"), document.Text("description"), document.Text("license"), document.Text("safety")));
        Assert.Equal("2020-02-29 23:59:58", document["dates"]!.Text("created"));
        Assert.Equal(
            ("3", "4", "5"),
            (document["permissions"]!.Text("comment"), document["permissions"]!.Text("tag"), document["permissions"]!.Text("tagme")));
        Assert.Equal(("45.900000", "6.120000"), (document["geo"]!.Text("lat"), document["geo"]!.Text("lng")));
        Assert.Equal(["nice car", "sea", "noor"], document["tags"]!.Texts("tag", "tag"));
    }

    [Fact]
    public async Task The_creation_date_can_be_sent_in_Unix_seconds() => Assert.Equal(
        "2001-09-09 01:46:40",
        (await DocumentAsync(await Upload.DocumentAsync(_client, [1], "x.jpg", ("created_at", 1_000_000_000))))["dates"]!.Text("created"));

    [Theory]
    [InlineData("", "4")]
    [InlineData("is_public=1", "4")]
    [InlineData("is_public=0", "0")]
    [InlineData("is_family=1", "1")]
    [InlineData("is_friend=1", "2")]
    [InlineData("is_public=0 is_family=1 is_friend=1", "3")]
    public async Task The_share_can_be_sent_with_the_file(string flags, string share)
    {
        var fields = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flag => (flag[..^2], (object)flag[^1..])).ToArray();

        Assert.Equal(share, (await DocumentAsync(await Upload.DocumentAsync(_client, [1], "x.jpg", fields)))["visibility"]!.Text("share"));
    }

    [Theory]
    [InlineData("1", "0", "30", "20")]
    [InlineData("3", "180", "30", "20")]
    [InlineData("6", "270", "20", "30")]
    [InlineData("8", "90", "20", "30")]
    public async Task The_rotation_can_be_sent_with_the_file(string direction, string rotation, string width, string height)
    {
        var document = await DocumentAsync(await Upload.DocumentAsync(_client, PictureStart.Png(30, 20), "x.png", ("dir", direction)));

        Assert.Equal(
            (rotation, width, height), (document.Text("rotation"), document["original"]!.Text("w"), document["original"]!.Text("h")));
    }

    [Fact]
    public async Task A_document_can_be_uploaded_into_an_album()
    {
        var album = (await _client.CallAsync("album.create", ("title", "New")))["album"]!.Text("album_id");

        var id = await Upload.DocumentAsync(_client, [1], "x.jpg", ("album_id", album));

        Assert.Equal([id], (await _client.CallAsync("album.docs.getList", ("album_id", album)))["album"]!["docs"]!.Texts("doc", "doc_id"));
    }

    [Theory]
    [InlineData("license", "2", 5)]
    [InlineData("safety", "9", 5)]
    [InlineData("is_public", "perhaps", 5)]
    [InlineData("perm_comment", "6", 5)]
    [InlineData("created_at", "yesterday", 5)]
    [InlineData("dir", "2", 5)]
    [InlineData("lat", "45.9", 1)]
    [InlineData("async", "maybe", 5)]
    [InlineData("album_id", "1", 5)]
    public async Task An_invalid_value_is_rejected_and_nothing_is_uploaded(string name, string value, int code)
    {
        var before = (await _client.CallAsync("account.getQuota"))["quota"]!["upload"]!["used"]!.Text("bytes");

        Assert.Equal(code, await Upload.CodeAsync(_client, Upload.Random(500), (name, value)));

        Assert.Equal(before, (await _client.CallAsync("account.getQuota"))["quota"]!["upload"]!["used"]!.Text("bytes"));
    }

    [Fact]
    public async Task Uploading_into_the_album_of_another_member_is_rejected()
    {
        using var guest = Client.AsGuest(Server);
        var album = (await _client.CallAsync("album.getList"))["albums"]!.Texts("album", "album_id")[0];

        Assert.Equal(5, await Upload.CodeAsync(guest, [1], ("album_id", album)));
    }

    [Fact]
    public async Task A_new_document_is_the_first_in_the_list()
    {
        var id = await Upload.DocumentAsync(_client, [1], "x.jpg");

        Assert.Equal(id, (await _client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "doc_id")[0]);
    }

    [Fact]
    public async Task The_uploaded_file_is_not_signed_but_a_text_called_file_is()
    {
        const string disposition = "form-data; name=\"file\"; filename=\"x.jpg\"";
        var signed = _client.Signed("upload.file", ("file", "x.jpg"));
        var unsigned = new Dictionary<string, string>(_client.Signed("upload.file")) { ["file"] = "x.jpg" };

        Assert.Equal(0, Client.Code(await Upload.TryAsync(_client, "upload.file", signed, [1], disposition)));
        Assert.Equal(105, Client.Code(await Upload.TryAsync(_client, "upload.file", unsigned, [1], disposition)));
    }

    [Fact]
    public async Task A_part_without_a_file_name_is_a_text()
    {
        var fields = _client.Signed("upload.file", ("file", "x"));
        fields.Remove("file");

        Assert.Equal(1, Client.Code(await Upload.TryAsync(_client, "upload.file", fields, "x"u8.ToArray(), "form-data; name=\"file\"")));
    }

    [Fact]
    public async Task upload_replace_changes_only_the_file()
    {
        var id = await Upload.DocumentAsync(_client, PictureStart.Png(30, 20), "first.png", ("title", "Kept"), ("keywords", "kept"));
        var file = Upload.Random(5_000);

        await Upload.CallAsync(_client, "upload.replace", file, "second.png", ("doc_id", id), ("async", 0));

        var document = await DocumentAsync(id, "tags,md5");
        Assert.Equal(("Kept", "photo", Sum(file)), (document.Text("title"), document.Text("media"), document.Text("md5")));
        Assert.Equal(("second.png", "5000"), (document["original"]!.Text("filename"), document["original"]!.Text("bytes")));
        Assert.Equal(["kept"], document["tags"]!.Texts("tag", "tag"));
        Assert.NotEqual("0", document["dates"]!.Text("replaced_at"));
        Assert.Equal(file, await OriginalAsync(id));
    }

    [Fact]
    public async Task A_replacement_must_have_the_same_media_type()
    {
        var id = await Upload.DocumentAsync(_client, [1], "x.jpg");

        Assert.Equal(5, Client.Code(await Upload.TryAsync(_client, "upload.replace", [2], "x.mp3", ("doc_id", id))));
    }

    [Fact]
    public async Task Members_without_PRO_cannot_replace_files_or_upload_videos()
    {
        using var guest = Client.AsGuest(Server);
        var id = await Upload.DocumentAsync(guest, [1], "x.jpg");

        Assert.Equal(6, Client.Code(await Upload.TryAsync(guest, "upload.replace", [2], "x.jpg", ("doc_id", id))));
        Assert.Equal(3, Client.Code(await Upload.TryAsync(guest, "upload.file", [2], "x.mov")));
        Assert.Equal(0, Client.Code(await Upload.TryAsync(_client, "upload.file", [2], "x.mov")));
    }

    [Fact]
    public async Task Photos_of_members_without_PRO_may_have_two_and_a_half_megabytes()
    {
        using var guest = Client.AsGuest(Server);

        var sizes = (await guest.CallAsync("account.getQuota"))["quota"]!["maxfilesize"]!;

        Assert.Equal(("2621440", "0"), (sizes["photo"]!.Text("bytes"), sizes["video"]!.Text("bytes")));
        Assert.Equal(0, Client.Code(await Upload.TryAsync(guest, "upload.file", new byte[2_621_440], "x.jpg")));
        Assert.Equal(2, Client.Code(await Upload.TryAsync(guest, "upload.file", new byte[2_621_441], "x.jpg")));
    }

    [Fact]
    public async Task Only_own_documents_can_be_replaced()
    {
        using var guest = Client.AsGuest(Server);
        var id = await Upload.DocumentAsync(_client, [1], "x.jpg");

        Assert.Equal(4, Client.Code(await Upload.TryAsync(guest, "upload.replace", [2], "x.jpg", ("doc_id", id))));
        Assert.Equal(4, Client.Code(await Upload.TryAsync(guest, "upload.replace", [2], "x.jpg", ("doc_id", "1"))));
        Assert.Equal(4, Client.Code(await Upload.TryAsync(guest, "upload.replace", [2], "x.jpg")));
    }

    [Fact]
    public async Task Two_hundred_parallel_uploads_succeed()
    {
        var ids =
            await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Upload.DocumentAsync(_client, Upload.Random(1_000 + i), $"{i}.jpg")));

        Assert.Equal(200, ids.Distinct().Count());
        foreach (var (id, i) in ids.Select((id, i) => (id, i + 1)))
            Assert.Equal(Upload.Random(1_000 + i), await OriginalAsync(id));
    }

    [Fact]
    public async Task The_original_of_a_demo_document_cannot_be_opened()
    {
        var id = (await _client.CallAsync("doc.getList", ("per_page", 1), ("page", 300)))["docs"]!.Texts("doc", "doc_id")[0];

        Assert.Throws<ArgumentException>(() => Server.OpenOriginal(id));
        Assert.Throws<ArgumentException>(() => Server.OpenOriginal("1"));
    }

    private async Task<JsonNode> DocumentAsync(
        string id, string extra = "") => (await _client.CallAsync("doc.get", ("doc_id", id), ("extra", extra)))["doc"]!;

    private async Task<string> NameAsync(string written)
    {
        var answer = await Upload.TryAsync(
            _client, "upload.file", _client.Signed("upload.file", ("async", 0)), [1], $"form-data; name=\"file\"; {written}");
        return (await DocumentAsync(answer.Text("doc_id")))["original"]!.Text("filename");
    }

    private async Task<byte[]> OriginalAsync(string id)
    {
        await using var original = Server.OpenOriginal(id);
        using var copy = new MemoryStream();
        await original.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private static string Sum(byte[] file) => Convert.ToHexStringLower(MD5.HashData(file));
}
