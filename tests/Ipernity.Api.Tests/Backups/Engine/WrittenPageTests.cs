using Ipernity.Sandbox.Faults;

namespace Ipernity.Api.Tests.Backups.Engine;

/// <summary>Every run leaves a page that shows what is in the backup.</summary>
public sealed class WrittenPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_writes_the_page()
    {
        await using var setup = await BackupSetup.StartAsync();

        await setup.RunAsync();

        Assert.True(File.Exists(setup.PathOf("index.html")));
        var (id, _) = setup.Photos[0];
        Assert.Contains($"\"{id}\"", await ReadAsync(setup, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_deleted_is_written_again_although_nothing_has_changed()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        File.Delete(setup.PathOf("index.html"));
        Directory.Delete(setup.PathOf("viewer"), recursive: true);

        var summary = await setup.RunAsync();

        Assert.Equal(0, summary.New + summary.Changed);
        Assert.True(File.Exists(setup.PathOf("index.html")));
        Assert.Contains($"\"{setup.Photos[0].Id}\"", await ReadAsync(setup, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_document_is_changed_on_the_page()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        await setup.CallAsync("doc.set", ("doc_id", setup.Photos[0].Id), ("title", "A brand new title"));

        await setup.RunAsync();

        Assert.Contains("A brand new title", await ReadAsync(setup, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_ends_early_writes_the_page_too()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        File.Delete(setup.PathOf("index.html"));
        setup.Server.AddFault(new Fault(FaultKind.Unavailable) { Method = "doc.getList", Count = Fault.Always });

        await setup.RunAsync(mayEndEarly: true);

        Assert.NotNull(setup.LastFailure);
        Assert.True(File.Exists(setup.PathOf("index.html")));
        Assert.Contains("\"isComplete\":false", await ReadAsync(setup, "manifest"), StringComparison.Ordinal);
        Assert.Contains($"\"{setup.Photos[0].Id}\"", await ReadAsync(setup, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_gone_is_marked_and_leaves_the_page_when_it_is_moved_aside()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var (id, _) = setup.Photos[0];
        await setup.CallAsync("doc.delete", ("doc_id", id));

        await setup.RunAsync();
        // File, gone, thumbnail.
        Assert.Matches($"\"{id}\",\"[^\"]*\",\"[^\"]*\",\"[^\"]*\",1,7[,\\]]", await ReadAsync(setup, "documents"));

        await setup.RunAsync(prunes: true);
        Assert.DoesNotContain($"\"{id}\"", await ReadAsync(setup, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_writes_no_page()
    {
        await using var setup = await BackupSetup.StartAsync();

        await setup.RunAsync(setup.Options(isPreview: true));

        Assert.False(File.Exists(setup.PathOf("index.html")));
    }

    private static Task<string> ReadAsync(BackupSetup setup, string name) => File.ReadAllTextAsync(setup.PathOf($"viewer/{name}.js"), Stop);
}
