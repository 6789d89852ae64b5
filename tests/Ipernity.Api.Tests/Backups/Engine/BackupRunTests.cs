using System.Text.Json.Nodes;
using Ipernity.Api.Backups;

namespace Ipernity.Api.Tests.Backups.Engine;

/// <summary>What a run saves, and what the next one does not ask for again.</summary>
public sealed class BackupRunTests
{
    [Fact]
    public async Task Everything_of_the_account_is_saved()
    {
        await using var setup = await BackupSetup.StartAsync();
        var summary = await setup.RunAsync();

        Assert.Empty(setup.Problems);
        Assert.True(summary.IsComplete);
        Assert.Equal(BackupSetup.Documents, summary.New);
        Assert.Equal(BackupSetup.Documents, setup.Originals.Length);
        foreach (var file in setup.Originals)
        {
            var sidecar = setup.Json(file + ".json");
            var id = (string)sidecar["id"]!;
            Assert.Equal(await setup.FindMd5Async(id), setup.Md5Of(file));
            Assert.Equal(Path.GetFileName(file), (string)sidecar["file"]!);
            Assert.True(File.Exists(setup.PathOf($"thumbnails/{file["documents/".Length..]}.jpg")));
        }

        var contents = setup.Json("manifest.json")["contents"]!;
        Assert.Equal(BackupSetup.Documents, (int)contents["documents"]!);
        Assert.Equal(setup.Json("albums.json")["albums"]!.AsArray().Count, (int)contents["albums"]!);
        Assert.NotEmpty(setup.Json("albums.json")["albums"]!.AsArray());
        Assert.NotEmpty(setup.Json("folders.json")["folders"]!.AsArray());
        Assert.NotEmpty(setup.Json("articles.json")["items"]!.AsArray());
        Assert.NotEmpty(setup.Json("contacts.json")["items"]!.AsArray());
        Assert.NotEmpty(setup.Json("groups.json")["items"]!.AsArray());
        Assert.NotEmpty(setup.Json("favourite-documents.json")["items"]!.AsArray());
        Assert.Equal("ada", (string)setup.Json("profile.json")["username"]!);
    }

    [Fact]
    public async Task A_sidecar_has_the_details()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        await setup.CallAsync(
            "doc.set", ("doc_id", id), ("title", "Pier"), ("description", "At night"), ("license", "3"), ("lat", "53.5"), ("lng", "9.9"));
        await setup.CallAsync("doc.tags.edit", ("doc_id", id), ("keywords", "harbour"));
        await setup.CallAsync("doc.comments.add", ("doc_id", id), ("content", "Lovely"));
        await setup.CallAsync(
            "doc.notes.add", ("doc_id", id), ("content", "A gull"), ("x", "1"), ("y", "2"), ("w", "30"), ("h", "40"));
        await setup.RunAsync();

        var sidecar = setup.Json(file + ".json");
        Assert.Equal("Pier", (string)sidecar["title"]!);
        Assert.Equal("At night", (string)sidecar["description"]!);
        Assert.Equal("CC-BY-NC", (string)sidecar["license"]!);
        Assert.Equal(53.5, (double)sidecar["place"]!["latitude"]!);
        Assert.Equal("harbour", (string)sidecar["keywords"]!.AsArray().Single()!);
        Assert.Equal("Lovely", (string)sidecar["comments"]!.AsArray()[^1]!["content"]!);
        Assert.Equal("A gull", (string)sidecar["notes"]!.AsArray()[^1]!["content"]!);
        Assert.NotNull(sidecar["permissions"]!["comment"]);
        Assert.NotNull(sidecar["visibility"]);
    }

    [Fact]
    public async Task An_unchanged_account_takes_few_calls_and_changes_no_file()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var times = Times(setup);
        var calls = setup.Server.ReceivedCalls.Count;
        var summary = await setup.RunAsync();

        Assert.Equal(BackupSetup.Documents, summary.Unchanged);
        Assert.Equal(0, summary.New + summary.Changed + summary.Files);
        Assert.Equal(times, Times(setup));
        Assert.Equal(summary.Calls, setup.CallsSince(calls).Length);
        Assert.InRange(summary.Calls, 1, 20);
        Assert.DoesNotContain("doc.get", setup.CallsSince(calls));
    }

    [Fact]
    public async Task A_changed_title_rewrites_one_sidecar()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var times = Times(setup);
        var (id, file) = setup.Photos[0];
        await setup.CallAsync("doc.set", ("doc_id", id), ("title", "Another title"));
        var calls = setup.Server.ReceivedCalls.Count;
        var summary = await setup.RunAsync();

        Assert.Equal(1, summary.Changed);
        Assert.Equal(0, summary.Files);
        Assert.Equal([file + ".json"], Changed(times, Times(setup)));
        Assert.Equal("Another title", (string)setup.Json(file + ".json")["title"]!);
        Assert.Single(setup.CallsSince(calls), "doc.get");
        Assert.DoesNotContain("doc.getExif", setup.CallsSince(calls));
    }

    [Fact]
    public async Task A_new_fave_takes_no_call_for_details()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        var faves = (int)setup.Json(file + ".json")["counts"]!["faves"]!;
        await setup.FaveAsync(setup.Server.Members.Guest.UserName, id);
        var calls = setup.Server.ReceivedCalls.Count;
        await setup.RunAsync();

        Assert.Equal(faves + 1, (int)setup.Json(file + ".json")["counts"]!["faves"]!);
        Assert.DoesNotContain("doc.get", setup.CallsSince(calls));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replaced_file_is_downloaded_and_the_old_one_kept_if_asked_for(bool keepVersions)
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var ((id, file), (_, other)) = (setup.Photos[0], setup.Photos[1]);
        var (old, current) = (setup.Read(file), setup.Read(other));
        await setup.ReplaceAsync(id, current);
        var summary = await setup.RunAsync(setup.Options(keepVersions));

        Assert.Equal((1, 1), (summary.Changed, summary.Files));
        Assert.Equal(current, setup.Read(file));
        var versions = setup.Files.Where(static one => one.StartsWith("versions/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(keepVersions ? 1 : 0, versions.Length);
        if (!keepVersions)
            return;
        Assert.StartsWith($"versions/{file["documents/".Length..]}.2", versions[0], StringComparison.Ordinal);
        Assert.Equal(old, setup.Read(versions[0]));
        var version = setup.Json(file + ".json")["versions"]!.AsArray().Single()!;
        Assert.Equal((versions[0], old.Length), ((string)version["file"]!, (int)version["bytes"]!));
    }

    [Fact]
    public async Task A_file_that_was_changed_here_is_kept_as_a_version()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        await File.WriteAllTextAsync(setup.PathOf(file), "edited", TestContext.Current.CancellationToken);
        await setup.RunAsync();

        Assert.Equal(await setup.FindMd5Async(id), setup.Md5Of(file));
        var version = Assert.Single(setup.Files, static one => one.StartsWith("versions/", StringComparison.Ordinal));
        Assert.Equal("edited"u8.ToArray(), setup.Read(version));
    }

    [Fact]
    public async Task A_deleted_document_stays_and_is_marked()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var files = setup.Files;
        var (id, file) = setup.Photos[0];
        await setup.CallAsync("doc.delete", ("doc_id", id));
        var summary = await setup.RunAsync();
        var sidecar = setup.Json(file + ".json");
        var again = await setup.RunAsync();

        Assert.Equal((1, 1), (summary.Gone, again.Gone));
        Assert.Equal(files, setup.Files);
        Assert.NotNull(sidecar["goneAt"]);
        Assert.Equal((string)sidecar["goneAt"]!, (string)setup.Json(file + ".json")["goneAt"]!);
        Assert.Equal(1, (int)setup.Json("manifest.json")["contents"]!["gone"]!);
    }

    [Fact]
    public async Task Pruning_moves_everything_of_a_deleted_document_aside()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        var files = setup.Files;
        await setup.CallAsync("doc.delete", ("doc_id", id));
        var summary = await setup.RunAsync(prunes: true);
        var name = file["documents/".Length..];

        Assert.Equal((0, 1), (summary.Gone, summary.Removed));
        Assert.Equal(
            [$"removed/{file}", $"removed/{file}.json", $"removed/thumbnails/{name}.jpg"], setup.Files.Except(files).ToArray());
        Assert.Equal(files.Length, setup.Files.Length);
        Assert.Equal(0, (await setup.RunAsync()).Gone);
    }

    [Fact]
    public async Task An_album_that_changed_is_read_again_and_a_deleted_one_is_marked()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var albums = setup.Json("albums.json")["albums"]!.AsArray();
        var (changed, deleted) = ((string)albums[0]!["id"]!, (string)albums[1]!["id"]!);
        await setup.CallAsync("album.edit", ("album_id", changed), ("title", "New title"), ("description", "New words"));
        await setup.CallAsync("album.delete", ("album_id", deleted));
        var calls = setup.Server.ReceivedCalls.Count;
        await setup.RunAsync();

        albums = setup.Json("albums.json")["albums"]!.AsArray();
        var album = Find(albums, changed);
        Assert.Equal(("New title", "New words"), ((string)album["title"]!, (string)album["description"]!));
        Assert.NotNull(Find(albums, deleted)["goneAt"]);
        Assert.Single(setup.CallsSince(calls), "album.docs.getList");
    }

    [Fact]
    public async Task A_missing_permission_is_one_error_for_each_list_that_needs_it()
    {
        await using var setup = await BackupSetup.StartAsync(permissions: "doc=read");
        var summary = await setup.RunAsync();

        Assert.Equal(["articles.json", "contacts.json"], setup.Problems.Select(static problem => problem.File).Order());
        Assert.All(
            setup.Problems,
            static problem => Assert.Equal(
                BackupFailure.PermissionMissing, Assert.IsType<IpernityBackupException>(problem.Failure).Failure));
        Assert.Contains("network=read", setup.Problems[^1].Failure.Message, StringComparison.Ordinal);
        Assert.Equal((BackupSetup.Documents, 2, false), (summary.New, summary.Failed, summary.IsComplete));
    }

    [Fact]
    public async Task A_preview_counts_and_writes_nothing()
    {
        await using var setup = await BackupSetup.StartAsync();
        var summary = await setup.RunAsync(setup.Options(isPreview: true));

        Assert.Equal((BackupSetup.Documents, BackupSetup.Documents), (summary.New, summary.Files));
        Assert.True(summary.Bytes > 0);
        Assert.False(Directory.Exists(setup.Folder));
        Assert.DoesNotContain("doc.get", setup.CallsSince(0));
    }

    [Theory]
    [InlineData("albums.json", "{ \"albums\": [null] }")]
    [InlineData("folders.json", "{ \"folders\": [{ \"id\": null }] }")]
    [InlineData("groups.json", "{ \"items\": [null] }")]
    [InlineData("profile.json", "{ \"a\": 1, \"a\": 2 }")]
    public async Task A_list_with_impossible_entries_is_one_error_and_stays(string list, string content)
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        File.WriteAllText(setup.PathOf(list), content);
        await setup.RunAsync();

        var problem = Assert.Single(setup.Problems);
        Assert.Equal(list, problem.File);
        Assert.Equal(BackupFailure.BackupUnreadable, Assert.IsType<IpernityBackupException>(problem.Failure).Failure);
        Assert.Equal(content, File.ReadAllText(setup.PathOf(list)));
    }

    [Fact]
    public async Task Members_of_a_sidecar_that_are_unknown_survive()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        var sidecar = setup.Json(file + ".json").AsObject();
        sidecar["rating"] = 5;
        await File.WriteAllTextAsync(setup.PathOf(file + ".json"), sidecar.ToJsonString(), TestContext.Current.CancellationToken);
        await setup.CallAsync("doc.set", ("doc_id", id), ("title", "Another title"));
        await setup.RunAsync();

        Assert.Equal(5, (int)setup.Json(file + ".json")["rating"]!);
        Assert.Equal("Another title", (string)setup.Json(file + ".json")["title"]!);
    }

    private static JsonNode Find(JsonArray albums, string id) => albums.Single(album => (string)album!["id"]! == id)!;

    // Of all files but the manifest, which tells the time of the run.
    private static Dictionary<string, (DateTime Time, string Content)> Times(BackupSetup setup) => setup.Files
        .Where(static file => file != "manifest.json")
        .ToDictionary(
            static file => file,
            file => (File.GetLastWriteTimeUtc(setup.PathOf(file)), Convert.ToBase64String(File.ReadAllBytes(setup.PathOf(file)))));

    private static string[] Changed(
        Dictionary<string, (DateTime Time, string Content)> before, Dictionary<string, (DateTime Time, string Content)> after) =>
        [.. after.Where(file => !before.TryGetValue(file.Key, out var old) || old != file.Value).Select(static file => file.Key)];
}
