using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Api.Tests.Backups.Engine;

/// <summary>Runs that end early, and the next one that goes on.</summary>
public sealed class InterruptedBackupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(112, ApiErrorCode.QuotaExceeded)]
    [InlineData(101, ApiErrorCode.ApiKeyInvalid)]
    public async Task A_key_without_calls_ends_the_run_and_another_key_goes_on(int code, ApiErrorCode expected)
    {
        await using var setup = await BackupSetup.StartAsync(
            new() { Documents = BackupSetup.Documents, KeyCalls = 10, KeyCallsCode = code });
        var first = await setup.RunAsync(mayEndEarly: true);
        var saved = setup.Originals;
        var second = await setup.RunWithOtherKeyAsync();

        Assert.Equal(expected, Assert.IsType<IpernityApiException>(setup.LastFailure).SharedCode);
        Assert.False(first.IsComplete);
        Assert.Equal(BackupSetup.Documents, first.New + first.Left);
        Assert.NotEqual(0, first.Left);
        Assert.Empty(setup.Problems);
        Assert.True(second.IsComplete);
        Assert.Equal(BackupSetup.Documents, setup.Originals.Length);
        Assert.Equal(BackupSetup.Documents, second.New + second.Changed + second.Unchanged);
        Assert.Empty(saved.Except(setup.Originals));
    }

    [Theory]
    [InlineData("album.docs.getList", "albums.json", "albums")]
    [InlineData("post.get", "articles.json", "items")]
    [InlineData("folder.get", "folders.json", "folders")]
    public async Task What_a_key_was_enough_for_is_not_asked_for_again(string method, string file, string list)
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.Delay) { Method = method, Delay = TimeSpan.Zero });
        setup.Server.AddFault(new Fault(FaultKind.ApiError) { Code = 112, Method = method, Count = Fault.Always });
        var first = await setup.RunAsync(setup.Options(throttleLimit: 1), mayEndEarly: true);
        var refused = setup.CallsSince(0).Count(called => called == method) - 1;
        setup.Server.ClearFaults();
        var saved = setup.Json(file)[list]!.AsArray().Count;
        var calls = setup.Server.ReceivedCalls.Count;
        var second = await setup.RunAsync();

        Assert.Equal((false, true), (first.IsComplete, second.IsComplete));
        Assert.Equal((1, 1), (saved, refused));
        Assert.Equal(setup.Json(file)[list]!.AsArray().Count - 1, setup.CallsSince(calls).Count(called => called == method));
    }

    [Fact]
    public async Task Maintenance_ends_the_run_after_the_retries()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.Unavailable) { Method = "doc.get", Count = Fault.Always });
        var calls = setup.Server.ReceivedCalls.Count;
        var summary = await setup.RunAsync(setup.Options(canRetry: true), mayEndEarly: true);
        setup.Server.ClearFaults();

        Assert.Equal(503, Assert.IsType<IpernityTransportException>(setup.LastFailure).HttpStatus);
        Assert.Equal((false, BackupSetup.Documents), (summary.IsComplete, summary.Left));
        Assert.DoesNotContain("album.getList", setup.CallsSince(calls));
        Assert.True((await setup.RunAsync()).IsComplete);
    }

    [Fact]
    public async Task A_document_that_fails_is_one_error_and_is_tried_again()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.ApiError) { Code = 500, Method = "doc.get", Count = 1 });
        var first = await setup.RunAsync();
        var failed = Assert.Single(setup.Problems).DocumentId!;
        var second = await setup.RunAsync();

        Assert.Equal((BackupSetup.Documents - 1, 1, false), (first.New, first.Failed, first.IsComplete));
        Assert.Equal((1, BackupSetup.Documents - 1, true), (second.New, second.Unchanged, second.IsComplete));
        Assert.Contains(setup.Files, file => file.Contains(failed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_details_of_a_refused_original_are_saved_and_the_file_is_tried_again()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.Forbidden) { Method = Fault.Downloads, Count = Fault.Always });
        var first = await setup.RunAsync();
        setup.Server.ClearFaults();
        var sidecars = setup.Files.Count(static file => file.StartsWith("documents/", StringComparison.Ordinal));
        var second = await setup.RunAsync();

        Assert.Equal((BackupSetup.Documents, BackupSetup.Documents), (first.Failed, sidecars));
        Assert.All(
            setup.Problems, static problem => Assert.Equal(
                DownloadFailure.DownloadRefused, Assert.IsType<IpernityDownloadException>(problem.Failure).Failure));
        Assert.Equal((true, BackupSetup.Documents), (second.IsComplete, second.Files));
    }

    [Fact]
    public async Task A_refused_replacement_leaves_the_old_file_and_what_the_sidecar_says_of_it()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var ((id, file), (_, other)) = (setup.Photos[0], setup.Photos[1]);
        var (old, current) = (setup.Md5Of(file), setup.Md5Of(other));
        await setup.ReplaceAsync(id, setup.Read(other));
        setup.Server.AddFault(new Fault(FaultKind.Forbidden) { Method = Fault.Downloads, Count = Fault.Always });
        await setup.RunAsync();
        setup.Server.ClearFaults();
        Assert.Equal((old, old), (setup.Md5Of(file), (string)setup.Json(file + ".json")["original"]!["md5"]!));

        await setup.RunAsync();
        Assert.Equal((current, current), (setup.Md5Of(file), (string)setup.Json(file + ".json")["original"]!["md5"]!));
    }

    [Fact]
    public async Task A_full_disk_ends_the_run_and_harms_nothing()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, file) = setup.Photos[0];
        var before = setup.Read(file + ".json");
        await setup.CallAsync("doc.set", ("doc_id", id), ("title", "Another title"));
        // Whatever is written there does not fit.
        var part = setup.PathOf($"{Path.GetDirectoryName(file)}/.{Path.GetFileName(file)}.json.part");
        File.CreateSymbolicLink(part, "/dev/full");
        var summary = await setup.RunAsync(mayEndEarly: true);

        Assert.Equal(DownloadFailure.DiskFull, Assert.IsType<IpernityDownloadException>(setup.LastFailure).Failure);
        Assert.False(summary.IsComplete);
        Assert.Equal(before, setup.Read(file + ".json"));
        Assert.True((await setup.RunAsync()).IsComplete);
        Assert.Equal("Another title", (string)setup.Json(file + ".json")["title"]!);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_a_backup_with_which_the_next_one_goes_on()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(
            new Fault(FaultKind.Slow) { Method = Fault.Downloads, Count = Fault.Always, Delay = TimeSpan.FromMilliseconds(200) });
        using (var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(400)))
        using (var run = setup.NewRun())
        {
            await run.OpenAsync(Stop);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(cancel.Token));
        }

        setup.Server.ClearFaults();
        Assert.False((bool)setup.Json("manifest.json")["isComplete"]!);
        Assert.True((await setup.RunAsync()).IsComplete);
        Assert.Equal(BackupSetup.Documents, setup.Originals.Length);
        Assert.DoesNotContain(setup.Files, static file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("documents.jsonl", null)]
    [InlineData("documents.jsonl", "{\"id\":\"1\",\"path\":")]
    [InlineData("documents.jsonl", "damaged\n\0\n")]
    public async Task Without_a_readable_index_the_sidecars_tell_what_is_there(string name, string? content)
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var files = setup.Files;
        var index = setup.PathOf($".state/{name}");
        File.Delete(index);
        if (content is not null)
            await File.WriteAllTextAsync(index, content, Stop);
        var summary = await setup.RunAsync();

        Assert.Equal((0, 0, 0), (summary.New, summary.Changed, summary.Files));
        Assert.Equal(files, setup.Files);
        Assert.Equal(BackupSetup.Documents, (await setup.RunAsync()).Unchanged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":")]
    [InlineData("[]")]
    public async Task A_sidecar_that_was_damaged_is_written_again(string content)
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var sidecar = setup.Photos[0].File + ".json";
        var before = setup.Read(sidecar);
        await File.WriteAllTextAsync(setup.PathOf(sidecar), content, Stop);
        var summary = await setup.RunAsync();

        Assert.Equal((1, true), (summary.Changed, summary.IsComplete));
        Assert.Equal(before, setup.Read(sidecar));
        Assert.Equal(BackupSetup.Documents, (await setup.RunAsync()).Unchanged);
    }

    [Fact]
    public async Task A_sidecar_that_was_edited_stays_as_it_is()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var sidecar = setup.Photos[0].File + ".json";
        byte[] edited = [.. setup.Read(sidecar), (byte)'\n'];
        await File.WriteAllBytesAsync(setup.PathOf(sidecar), edited, Stop);

        Assert.Equal(BackupSetup.Documents, (await setup.RunAsync()).Unchanged);
        Assert.Equal(edited, setup.Read(sidecar));
    }

    [Fact]
    public async Task A_run_that_comes_to_no_list_does_not_say_how_many_documents_are_left()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        setup.Server.AddFault(new Fault(FaultKind.ApiError) { Code = 112, Count = Fault.Always });
        var summary = await setup.RunAsync(mayEndEarly: true);

        Assert.Equal((false, null), (summary.IsComplete, summary.Left));
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_end_is_the_failure_of_the_run()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        using var run = setup.NewRun();
        await run.OpenAsync(Stop);
        await run.RunAsync(Stop);
        // Whatever is written there does not fit.
        File.CreateSymbolicLink(setup.PathOf(".manifest.json.part"), "/dev/full");
        var summary = await run.CompleteAsync(Stop);

        Assert.Equal(DownloadFailure.DiskFull, Assert.IsType<IpernityDownloadException>(run.Failure).Failure);
        Assert.Equal((false, BackupSetup.Documents), (summary.IsComplete, summary.Unchanged));
    }

    [Fact]
    public async Task The_first_complete_run_after_a_kill_deletes_what_only_the_killed_run_had_use_for()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.ApiError) { Code = 500, Method = "doc.get", Count = 1 });
        await setup.RunAsync();
        string[] left = ["documents/2024/.a-1.jpg.1.part", "thumbnails/.a-1.jpg.jpg.1.part", ".albums.json.part"];
        foreach (var file in left)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(setup.Folder, file))!);
            await File.WriteAllTextAsync(Path.Combine(setup.Folder, file), "half", Stop);
        }

        await File.WriteAllTextAsync(Path.Combine(setup.Folder, "mine.part"), "mine", Stop);
        var second = await setup.RunAsync();

        Assert.True(second.IsComplete);
        Assert.Equal(["mine.part"], setup.Files.Where(static file => file.EndsWith(".part", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_stays_if_the_title_changes_before_an_interrupted_run_goes_on()
    {
        await using var setup = await BackupSetup.StartAsync();
        setup.Server.AddFault(new Fault(FaultKind.Forbidden) { Method = Fault.Downloads, Count = Fault.Always });
        await setup.RunAsync();
        setup.Server.ClearFaults();
        File.Delete(setup.PathOf(".state/documents.jsonl"));
        var sidecar = setup.Files.First(static file => file.EndsWith(".jpg.json", StringComparison.Ordinal));
        await setup.CallAsync("doc.set", ("doc_id", (string)setup.Json(sidecar)["id"]!), ("title", "Another title"));
        await setup.RunAsync();

        Assert.Equal("Another title", (string)setup.Json(sidecar)["title"]!);
        Assert.Equal(BackupSetup.Documents, setup.Originals.Length);
        Assert.DoesNotContain(setup.Files, static file => file.Contains("Another title", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_is_broken_or_empty_marks_nothing_as_gone()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        setup.Server.AddFault(new Fault(FaultKind.Truncated) { Method = "doc.getList" });
        var summary = await setup.RunAsync(mayEndEarly: true);

        Assert.Equal((0, false), (summary.Gone, summary.IsComplete));
        Assert.Equal((0, true), ((await setup.RunAsync()).Gone, true));
    }
}
