using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Tests.Backups.Verification;

/// <summary>What a test finds in a backup.</summary>
public sealed class BackupVerifierTests : IDisposable
{
    private readonly SampleBackup _backup = new();
    private readonly List<IpernityBackupFinding> _findings = [];

    public void Dispose() => _backup.Dispose();

    [Fact]
    public async Task A_backup_that_is_right_is_intact()
    {
        var result = await TestAsync();

        Assert.Empty(_findings);
        Assert.True(result.IsIntact);
        Assert.True(result.IsComplete);
        Assert.Equal((3, 3, 15000, 0), (result.Documents, result.Files, result.Bytes, result.Findings));
        Assert.Equal(("ada", _backup.Folder), (result.UserName, result.Path));
    }

    [Fact]
    public async Task A_missing_file_is_found()
    {
        File.Delete(_backup.PathOf(SampleBackup.FileOf("2")));
        var result = await TestAsync();

        AssertFinding(BackupFindingKind.FileMissing, SampleBackup.FileOf("2"), "2");
        Assert.False(result.IsIntact);
        Assert.Equal(1, result.Findings);
    }

    [Fact]
    public async Task A_flipped_bit_is_found_by_the_MD5()
    {
        var content = SampleBackup.ContentOf("2");
        content[4321] ^= 1;
        File.WriteAllBytes(_backup.PathOf(SampleBackup.FileOf("2")), content);
        await TestAsync();

        var finding = AssertFinding(BackupFindingKind.FileDamaged, SampleBackup.FileOf("2"), "2");
        Assert.Matches("^[0-9a-f]{32}$", finding.Expected!);
        Assert.Matches("^[0-9a-f]{32}$", finding.Actual!);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_found_by_its_length()
    {
        File.WriteAllBytes(_backup.PathOf(SampleBackup.FileOf("2")), [1, 2, 3]);
        await TestAsync();

        var finding = AssertFinding(BackupFindingKind.LengthWrong, SampleBackup.FileOf("2"), "2");
        Assert.Equal(("5000", "3"), (finding.Expected, finding.Actual));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"id\": \"2\"")]
    [InlineData("null")]
    [InlineData("{ \"title\": \"No identifier\" }")]
    [InlineData("{ \"id\": \"2\", \"createdAt\": \"yesterday\" }")]
    public async Task A_sidecar_that_cannot_be_read_is_found_with_the_identifier_in_its_name(string json)
    {
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("2") + ".json"), json);
        await TestAsync();

        Assert.Contains(_findings, finding => finding is { Kind: BackupFindingKind.SidecarUnreadable, DocumentId: "2" });
        Assert.Contains(_findings, static finding => finding.Kind == BackupFindingKind.CountWrong);
    }

    [Fact]
    public async Task A_file_without_a_sidecar_is_unknown()
    {
        File.WriteAllText(_backup.PathOf("documents/2024/06/stray.jpg"), "?");
        await TestAsync();

        AssertFinding(BackupFindingKind.UnknownFile, "documents/2024/06/stray.jpg");
    }

    [Theory]
    [InlineData(".Photo-2.jpg.2.part")]
    [InlineData(".DS_Store")]
    [InlineData("Thumbs.db")]
    public async Task Unfinished_files_and_those_of_file_managers_are_no_findings(string name)
    {
        File.WriteAllText(_backup.PathOf("documents/2024/06/" + name), "?");

        Assert.True((await TestAsync()).IsIntact);
    }

    [Fact]
    public async Task An_original_can_be_a_JSON_file()
    {
        _backup.AddDocument("4", "Data");
        var path = _backup.PathOf(SampleBackup.FileOf("4"));
        File.Move(path, path.Replace(".jpg", ".json"));
        File.Move(path + ".json", path.Replace(".jpg", ".json") + ".json");
        var sidecar = path.Replace(".jpg", ".json") + ".json";
        File.WriteAllText(sidecar, File.ReadAllText(sidecar).Replace("Photo-4.jpg", "Photo-4.json"));
        _backup.WriteManifest();

        Assert.Equal(4, (await TestAsync()).Files);
        Assert.Empty(_findings);
    }

    [Fact]
    public async Task Two_sidecars_of_one_document_are_found()
    {
        _backup.ChangeSidecar("3", static record => record with { Id = "2" });
        _backup.WriteManifest();
        await TestAsync();

        Assert.Contains(_findings, static finding => finding is { Kind: BackupFindingKind.ReferenceBroken, DocumentId: "2" });
    }

    [Theory]
    [InlineData("../../../../secret.txt")]
    [InlineData("Photo-1.jpg")]
    [InlineData("/etc/passwd")]
    public async Task A_sidecar_that_names_another_file_is_found_and_that_file_is_not_read(string file)
    {
        _backup.ChangeSidecar("2", record => record with { File = file });
        var result = await TestAsync();

        AssertFinding(BackupFindingKind.ReferenceBroken, SampleBackup.FileOf("2") + ".json", "2");
        Assert.Equal(2, result.Files);
    }

    [Theory]
    [InlineData("../elsewhere.jpg", BackupFindingKind.ReferenceBroken)]
    [InlineData("versions/2024/06/gone.jpg", BackupFindingKind.FileMissing)]
    public async Task A_version_that_is_not_there_is_found(string file, BackupFindingKind kind)
    {
        _backup.ChangeSidecar("2", record => record with { Versions = [new VersionRecord { File = file, Bytes = 3 }] });
        await TestAsync();

        Assert.Equal(kind, Assert.Single(_findings).Kind);
    }

    [Fact]
    public async Task A_file_in_versions_that_no_sidecar_names_is_unknown()
    {
        Directory.CreateDirectory(_backup.PathOf("versions/2024"));
        File.WriteAllText(_backup.PathOf("versions/2024/old.jpg"), "?");
        await TestAsync();

        AssertFinding(BackupFindingKind.UnknownFile, "versions/2024/old.jpg");
    }

    [Fact]
    public async Task Covers_and_albums_that_are_not_in_the_backup_are_found()
    {
        _backup.ChangeAlbum("301", static album => album with { Id = "302", CoverId = "88" });
        await TestAsync();

        Assert.Equal(["88", "301"], _findings.Select(static finding => finding.Expected));
        Assert.All(_findings, static finding => Assert.Equal(BackupFindingKind.ReferenceBroken, finding.Kind));
    }

    [Fact]
    public async Task A_document_that_an_album_has_twice_is_found()
    {
        _backup.ChangeAlbum("300", static album => album with { Documents = ["1", "2", "1"] });
        await TestAsync();

        Assert.Contains("document 1 more than once", Assert.Single(_findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_found()
    {
        File.WriteAllText(_backup.Paths.Contacts, "[");
        await TestAsync();

        Assert.Contains(
            _findings, static finding => finding is { Kind: BackupFindingKind.ListUnreadable, RelativePath: "contacts.json" });
    }

    [Fact]
    public async Task What_names_a_document_without_a_readable_sidecar_is_right()
    {
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("1") + ".json"), "{");
        await TestAsync();

        Assert.DoesNotContain(_findings, static finding => finding.Kind == BackupFindingKind.ReferenceBroken);
    }

    [Fact]
    public async Task A_file_without_a_recorded_MD5_is_counted()
    {
        _backup.ChangeSidecar("2", static record => record with { Original = null });
        _backup.WriteManifest();
        var result = await TestAsync();

        Assert.True(result.IsIntact);
        Assert.Equal((3, 1), (result.Files, result.FilesWithoutChecksum));
    }

    [Fact]
    public async Task A_file_without_a_recorded_length_must_have_that_of_the_index()
    {
        _backup.ChangeSidecar("2", static record => record with { Original = null });
        using (var index = BackupIndex.Read(_backup.Paths, TestContext.Current.CancellationToken))
            index.Set(new BackupEntry { Id = "2", Path = SampleBackup.FileOf("2"), Bytes = 5000 });
        _backup.WriteManifest();
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("2")), "cut off");
        await TestAsync();

        Assert.Equal("5000", AssertFinding(BackupFindingKind.LengthWrong, SampleBackup.FileOf("2"), "2").Expected);
    }

    [Fact]
    public async Task A_file_of_which_nothing_is_recorded_must_have_the_length_that_the_manifest_counts()
    {
        _backup.ChangeSidecar("2", static record => record with { Original = null });
        _backup.WriteManifest();
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("2")), "cut off");
        await TestAsync();

        Assert.Equal("bytes 15000", Assert.Single(_findings).Expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_one_of_two_sidecars_counts_in_tests_and_in_manifests(bool isLess)
    {
        _backup.ChangeSidecar(
            "3", record => record with { Id = "2", Original = new OriginalRecord { Bytes = isLess ? 1 : 70000 } });
        _backup.WriteManifest();
        await TestAsync();

        Assert.Equal(
            [BackupFindingKind.LengthWrong, BackupFindingKind.ReferenceBroken], _findings.Select(static finding => finding.Kind).Order());
    }

    [Fact]
    public void Every_kind_is_true_as_a_condition() =>
        Assert.All(Enum.GetValues<BackupFindingKind>(), static kind => Assert.NotEqual(0, (int)kind));

    [Fact]
    public async Task Counts_of_the_manifest_are_compared()
    {
        File.Delete(_backup.PathOf(SampleBackup.FileOf("2")));
        File.Delete(_backup.PathOf(SampleBackup.FileOf("2") + ".json"));
        await TestAsync();

        Assert.Equal(
            ["documents 3", "files 3", "bytes 15000"],
            _findings.Where(static finding => finding.Kind == BackupFindingKind.CountWrong).Select(static finding => finding.Expected));
    }

    [Fact]
    public async Task An_unfinished_backup_is_tested_as_far_as_it_goes()
    {
        _backup.WriteManifest(isComplete: false);
        _backup.AddDocument("4", "New");
        var result = await TestAsync();

        Assert.True(result.IsIntact);
        Assert.False(result.IsComplete);
        Assert.Equal(4, result.Documents);
    }

    [Fact]
    public async Task Documents_that_are_gone_from_the_account_are_tested_too()
    {
        _backup.ChangeSidecar("2", static record => record with { GoneAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        _backup.WriteManifest();
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("2")), "damaged");
        await TestAsync();

        AssertFinding(BackupFindingKind.LengthWrong, SampleBackup.FileOf("2"), "2");
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_a_finding_and_the_files_are_tested()
    {
        File.WriteAllText(_backup.Paths.Manifest, "{");
        var result = await TestAsync();

        AssertFinding(BackupFindingKind.ManifestUnreadable, "manifest.json");
        Assert.Equal(3, result.Files);
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        _backup.WriteManifest(version: 2);

        Assert.Equal(BackupFailure.BackupTooNew, (await Assert.ThrowsAsync<IpernityBackupException>(TestAsync)).Failure);
    }

    [Fact]
    public async Task A_folder_that_is_no_backup_is_refused()
    {
        File.Delete(_backup.Paths.Manifest);
        foreach (var sidecar in Directory.GetFiles(_backup.PathOf("documents"), "*.json", SearchOption.AllDirectories))
            File.Delete(sidecar);

        Assert.Equal(BackupFailure.NotABackup, (await Assert.ThrowsAsync<IpernityBackupException>(TestAsync)).Failure);
    }

    [Fact]
    public async Task A_backup_without_its_manifest_is_recognized()
    {
        File.Delete(_backup.Paths.Manifest);
        var result = await TestAsync();

        Assert.EndsWith("its manifest.json is missing.", AssertFinding(BackupFindingKind.ManifestUnreadable, "manifest.json").Message);
        Assert.Equal(3, result.Files);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused()
    {
        _backup.Dispose();

        Assert.Equal(BackupFailure.BackupNotFound, (await Assert.ThrowsAsync<IpernityBackupException>(TestAsync)).Failure);
    }

    [Fact]
    public async Task A_test_writes_nothing()
    {
        var before = Snapshot();
        File.WriteAllText(_backup.PathOf(SampleBackup.FileOf("2")), "damaged");
        before[SampleBackup.FileOf("2")] = Snapshot()[SampleBackup.FileOf("2")];
        await TestAsync();

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_cancelled_test_ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new BackupVerifier(_backup.Folder, 2, static _ => { }).RunAsync(stop.Token));
    }

    private Dictionary<string, DateTime> Snapshot() => Directory.GetFiles(_backup.Folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => _backup.Paths.RelativePath(file), static file => File.GetLastWriteTimeUtc(file));

    private Task<IpernityBackupTest> TestAsync() =>
        new BackupVerifier(_backup.Folder, 2, _findings.Add).RunAsync(TestContext.Current.CancellationToken);

    private IpernityBackupFinding AssertFinding(BackupFindingKind kind, string path, string? id = null)
    {
        var finding = Assert.Single(_findings);
        Assert.Equal((kind, path, id), (finding.Kind, finding.RelativePath, finding.DocumentId));
        return finding;
    }
}
