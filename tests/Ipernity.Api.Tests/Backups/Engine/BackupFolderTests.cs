using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Tests.Backups.Engine;

/// <summary>Folders that are refused, and that they stay as they are.</summary>
public sealed class BackupFolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_account_is_refused()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var manifest = setup.Read("manifest.json");

        var failure = await OpenAsync(setup, setup.Options(userId: "4711"));
        Assert.Equal(BackupFailure.OtherAccount, failure.Failure);
        Assert.Contains("4711", failure.Message, StringComparison.Ordinal);
        Assert.Equal(manifest, setup.Read("manifest.json"));
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await using var setup = await BackupSetup.StartAsync();
        await setup.RunAsync();
        var manifest = setup.Json("manifest.json");
        manifest["version"] = 2;
        await File.WriteAllTextAsync(setup.PathOf("manifest.json"), manifest.ToJsonString(), Stop);
        var files = setup.Files;

        Assert.Equal(BackupFailure.BackupTooNew, (await OpenAsync(setup)).Failure);
        Assert.Equal(files, setup.Files);
        Assert.Equal(2, (int)setup.Json("manifest.json")["version"]!);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused()
    {
        await using var setup = await BackupSetup.StartAsync();
        Directory.CreateDirectory(setup.Folder);
        await File.WriteAllTextAsync(setup.PathOf("letter.txt"), "Dear", Stop);

        Assert.Equal(BackupFailure.NotABackup, (await OpenAsync(setup)).Failure);
        Assert.Equal(["letter.txt"], setup.Files);
        Assert.False(Directory.Exists(setup.PathOf(".state")));
    }

    [Fact]
    public async Task A_manifest_that_is_damaged_is_refused()
    {
        await using var setup = await BackupSetup.StartAsync();
        Directory.CreateDirectory(setup.Folder);
        await File.WriteAllTextAsync(setup.PathOf("manifest.json"), "{", Stop);

        Assert.Equal(BackupFailure.BackupUnreadable, (await OpenAsync(setup)).Failure);
        Assert.Equal("{"u8.ToArray(), setup.Read("manifest.json"));
    }

    [Fact]
    public async Task A_second_run_at_the_same_time_is_refused()
    {
        await using var setup = await BackupSetup.StartAsync();
        using (var run = setup.NewRun())
        {
            await run.OpenAsync(Stop);
            Assert.Equal(BackupFailure.BackupInUse, (await OpenAsync(setup)).Failure);
            Assert.True((await FinishAsync(run)).IsComplete);
        }

        Assert.Equal(BackupSetup.Documents, (await setup.RunAsync()).Unchanged);
    }

    [Fact]
    public async Task A_run_that_was_killed_before_its_manifest_is_no_obstacle()
    {
        await using var setup = await BackupSetup.StartAsync();
        Directory.CreateDirectory(setup.PathOf(".state"));
        await File.WriteAllTextAsync(setup.PathOf(".state/lock"), "", Stop);
        await File.WriteAllTextAsync(setup.PathOf(".manifest.json.part"), "{", Stop);

        Assert.True((await setup.RunAsync()).IsComplete);
        Assert.DoesNotContain(".manifest.json.part", setup.Files);
    }

    [Fact]
    public async Task A_path_that_is_a_file_cannot_be_written()
    {
        await using var setup = await BackupSetup.StartAsync();
        Directory.CreateDirectory(setup.Folder);
        await File.WriteAllTextAsync(setup.PathOf("file"), "x", Stop);

        Assert.Equal(
            BackupFailure.BackupUnwritable, (await OpenAsync(setup, setup.Options(folder: setup.PathOf("file/backup")))).Failure);
        Assert.Contains(
            "is a file, not a folder",
            (await OpenAsync(setup, setup.Options(folder: setup.PathOf("file")))).Message,
            StringComparison.Ordinal);
        Assert.Equal(["file"], setup.Files);
    }

    [Fact]
    public async Task A_path_that_is_too_long_ends_the_run_with_one_error()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var setup = await BackupSetup.StartAsync(new() { Documents = 40 });
        // The folder of the backup fits, and the names of documents do not.
        var folder = setup.Folder;
        while (folder.Length < 3900)
            folder = Path.Combine(folder, new string('x', 100));
        folder = Path.Combine(folder, new string('x', 4050 - folder.Length - 1));
        using var run = setup.NewRun(setup.Options(folder: folder));
        await run.OpenAsync(Stop);
        await run.RunAsync(Stop);

        Assert.Equal(DownloadFailure.PathTooLong, Assert.IsType<IpernityDownloadException>(run.Failure).Failure);
        Assert.Empty(setup.Problems);
    }

    private static async Task<IpernityBackupException> OpenAsync(BackupSetup setup, BackupOptions? options = null)
    {
        using var run = setup.NewRun(options);
        return await Assert.ThrowsAsync<IpernityBackupException>(() => run.OpenAsync(Stop));
    }

    private static async Task<BackupSummary> FinishAsync(BackupRun run)
    {
        await run.RunAsync(Stop);
        return await run.CompleteAsync(Stop);
    }
}
