using Ipernity.Api.Backups;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Tests.Backups.Engine;
using Ipernity.Auth.Errors;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Api.Tests.Backups.Verification;

/// <summary>What a repair fetches again, and what it leaves as it is.</summary>
public sealed class BackupRepairerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lists =>
    [
        "profile.json", "albums.json", "folders.json", "articles.json", "contacts.json", "groups.json", "favourite-documents.json",
        "favourite-albums.json",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_missing_list_is_fetched_again(string list)
    {
        await using var setup = await BackUpAsync();
        var before = setup.Json(list).ToJsonString();
        File.Delete(setup.PathOf(list));
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Contains(findings, finding => finding is { Kind: BackupFindingKind.FileMissing } && finding.RelativePath == list);
        Assert.All(findings, static finding => Assert.True(finding.Repaired));
        Assert.Equal(before, setup.Json(list).ToJsonString());
        Assert.Empty(await TestAsync(setup));
        Assert.False(Directory.Exists(setup.PathOf(".state/repair")));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_unreadable_list_is_fetched_again_and_the_damaged_one_is_kept(string list)
    {
        await using var setup = await BackUpAsync();
        File.WriteAllText(setup.PathOf(list), "{ \"albums\": 1,");
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Contains(findings, finding => finding is { Kind: BackupFindingKind.ListUnreadable } && finding.RelativePath == list);
        Assert.Empty(await TestAsync(setup));
        Assert.Equal("{ \"albums\": 1,", File.ReadAllText(Assert.Single(Directory.GetFiles(setup.Folder, list + ".*.damaged"))));
    }

    [Fact]
    public async Task A_list_that_cannot_be_fetched_stays_a_finding_and_the_counts_stay()
    {
        await using var setup = await BackUpAsync();
        var manifest = File.ReadAllText(setup.PathOf("manifest.json"));
        File.Delete(setup.PathOf("albums.json"));
        var (findings, failures) = await RepairAsync(setup, permission: false);

        Assert.All(findings, static finding => Assert.False(finding.Repaired));
        Assert.Equal(findings.Count, failures.Count);
        Assert.Equal(BackupFailure.PermissionMissing, Assert.IsType<IpernityBackupException>(failures[0]).Failure);
        Assert.Equal(manifest, File.ReadAllText(setup.PathOf("manifest.json")));
        Assert.False(File.Exists(setup.PathOf("albums.json")));
        Assert.Equal(findings.Count, (await TestAsync(setup)).Count);
    }

    [Fact]
    public async Task The_manifest_stays_if_documents_are_missing_of_which_nothing_is_left()
    {
        await using var setup = await BackUpAsync();
        var manifest = File.ReadAllText(setup.PathOf("manifest.json"));
        var (_, file) = setup.Photos[0];
        File.Delete(setup.PathOf(file));
        File.Delete(setup.PathOf(file + ".json"));
        var (findings, failures) = await RepairAsync(setup);

        Assert.NotEmpty(findings);
        Assert.All(failures, static failure =>
            Assert.Equal(BackupFailure.NotRepairable, Assert.IsType<IpernityBackupException>(failure).Failure));
        Assert.Equal(findings.Count, failures.Count);
        Assert.Equal(manifest, File.ReadAllText(setup.PathOf("manifest.json")));
    }

    [Fact]
    public async Task Counts_that_are_too_low_are_corrected()
    {
        await using var setup = await BackUpAsync();
        var path = setup.PathOf("manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"documents\": {BackupSetup.Documents}", "\"documents\": 1"));
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Equal(BackupFindingKind.CountWrong, Assert.Single(findings).Kind);
        Assert.Empty(await TestAsync(setup));
    }

    [Fact]
    public async Task Counts_are_not_corrected_if_two_sidecars_describe_a_document()
    {
        await using var setup = await BackUpAsync();
        var path = setup.PathOf("manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"documents\": {BackupSetup.Documents}", "\"documents\": 1"));
        var (_, file) = setup.Photos[0];
        File.Copy(setup.PathOf(file), setup.PathOf(Path.GetDirectoryName(file) + "/copy.jpg"));
        File.Copy(setup.PathOf(file + ".json"), setup.PathOf(Path.GetDirectoryName(file) + "/copy.jpg.json"));
        var (findings, failures) = await RepairAsync(setup);

        Assert.Contains(findings, static finding => finding.Kind == BackupFindingKind.CountWrong);
        Assert.All(findings, static finding => Assert.False(finding.Repaired));
        Assert.Equal(findings.Count, failures.Count);
    }

    [Fact]
    public async Task A_missing_sidecar_is_written_again()
    {
        await using var setup = await BackUpAsync();
        var (id, file) = setup.Photos[0];
        var before = setup.Json(file + ".json").ToJsonString();
        File.Delete(setup.PathOf(file + ".json"));
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Contains(findings, finding => finding is { Kind: BackupFindingKind.UnknownFile } && finding.DocumentId == id);
        Assert.Equal(before, setup.Json(file + ".json").ToJsonString());
        Assert.Empty(await TestAsync(setup));
    }

    [Fact]
    public async Task A_file_without_a_sidecar_that_is_not_that_of_the_document_is_kept_as_a_version()
    {
        await using var setup = await BackUpAsync();
        var (_, file) = setup.Photos[0];
        var md5 = setup.Md5Of(file);
        File.Delete(setup.PathOf(file + ".json"));
        File.WriteAllText(setup.PathOf(file), "another file");
        var (_, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Equal(md5, setup.Md5Of(file));
        var version = (string)setup.Json(file + ".json")["versions"]![0]!["file"]!;
        Assert.Equal("another file", File.ReadAllText(setup.PathOf(version)));
        Assert.Empty(await TestAsync(setup));
    }

    [Fact]
    public async Task The_old_file_of_a_replaced_one_survives_a_repair_that_fails_and_the_next_one()
    {
        await using var setup = await BackUpAsync();
        var (id, file) = setup.Photos[0];
        var old = setup.Md5Of(file);
        await setup.ReplaceAsync(id, [0xFF, 0xD8, 0xFF, .. new byte[500]]);
        File.Delete(setup.PathOf(file + ".json"));
        setup.Server.AddFault(new Fault(FaultKind.Forbidden) { Method = "media", Count = Fault.Always });
        var (_, failures) = await RepairAsync(setup);
        Assert.NotEmpty(failures);
        Assert.Equal(old, setup.Md5Of(file));

        setup.Server.ClearFaults();
        (_, failures) = await RepairAsync(setup);
        Assert.Empty(failures);
        Assert.NotEqual(old, setup.Md5Of(file));
        Assert.Equal(old, setup.Md5Of((string)setup.Json(file + ".json")["versions"]![0]!["file"]!));
        Assert.Empty(await TestAsync(setup));
    }

    [Fact]
    public async Task A_document_that_only_the_backup_had_is_missed_even_if_something_else_was_repaired()
    {
        await using var setup = await BackUpAsync();
        var (gone, file) = setup.Photos[0];
        await setup.CallAsync("doc.delete", ("doc_id", gone));
        Assert.Equal(1, (await setup.RunAsync()).Gone);
        File.Delete(setup.PathOf(file));
        File.Delete(setup.PathOf(file + ".json"));
        File.WriteAllText(setup.PathOf(setup.Photos[1].File + ".json"), "{");
        var (findings, failures) = await RepairAsync(setup);

        Assert.True(findings.Single(static finding => finding.Kind == BackupFindingKind.SidecarUnreadable).Repaired);
        Assert.All(
            findings.Where(static finding => finding.Kind == BackupFindingKind.CountWrong),
            static finding => Assert.False(finding.Repaired));
        Assert.Contains(
            "documents that are gone from the account is 1, but the backup has only 0", failures[^1].Message, StringComparison.Ordinal);
        Assert.Equal(1, (int)setup.Json("manifest.json")["contents"]!["gone"]!);
    }

    [Fact]
    public async Task A_backup_of_another_account_is_recognized_by_any_sidecar_that_names_the_owner()
    {
        await using var setup = await BackUpAsync();
        File.Delete(setup.PathOf("manifest.json"));
        foreach (var file in setup.Files.Where(static file => file.EndsWith(".jpg.json", StringComparison.Ordinal)))
        {
            var json = setup.Json(file);
            if (file == setup.Photos[^1].File + ".json")
                json["ownerId"] = "1";
            else
                json.AsObject().Remove("ownerId");
            File.WriteAllText(setup.PathOf(file), json.ToJsonString());
        }

        foreach (var file in setup.Originals.Where(static file => !file.EndsWith(".jpg", StringComparison.Ordinal)))
            File.Delete(setup.PathOf(file + ".json"));
        var failure = Assert.Throws<IpernityBackupException>(() => setup.NewRepairer());
        Assert.Equal(BackupFailure.OtherAccount, failure.Failure);
    }

    [Fact]
    public async Task A_copy_of_a_file_gets_no_sidecar()
    {
        await using var setup = await BackUpAsync();
        var (_, file) = setup.Photos[0];
        var copy = setup.PathOf(file.Replace(".jpg", ".copy.jpg"));
        File.Copy(setup.PathOf(file), copy);
        var (findings, failures) = await RepairAsync(setup);

        Assert.False(Assert.Single(findings).Repaired);
        Assert.Contains("describes the document", Assert.Single(failures).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(copy + ".json"));
    }

    [Fact]
    public async Task A_malformed_MD5_is_corrected_in_the_sidecar()
    {
        await using var setup = await BackUpAsync();
        var (_, file) = setup.Photos[0];
        var sidecar = setup.PathOf(file + ".json");
        var before = File.ReadAllText(sidecar);
        File.WriteAllText(sidecar, before.Replace(setup.Md5Of(file), "zz"));
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Contains(findings, static finding => finding.Message.EndsWith("'zz' is not an MD5 hash.", StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllText(sidecar));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public async Task A_missing_or_damaged_manifest_is_written_again(string? content)
    {
        await using var setup = await BackUpAsync();
        var contents = setup.Json("manifest.json")["contents"]!.ToJsonString();
        File.Delete(setup.PathOf("manifest.json"));
        if (content is not null)
            File.WriteAllText(setup.PathOf("manifest.json"), content);
        var (findings, failures) = await RepairAsync(setup);

        Assert.Empty(failures);
        Assert.Equal(BackupFindingKind.ManifestUnreadable, Assert.Single(findings).Kind);
        Assert.Equal(contents, setup.Json("manifest.json")["contents"]!.ToJsonString());
        Assert.Empty(await TestAsync(setup));
        Assert.Equal(content is null ? 0 : 1, Directory.GetFiles(setup.Folder, "manifest.json.*.damaged").Length);
    }

    [Fact]
    public async Task A_manifest_is_not_written_again_as_long_as_a_list_is_missing()
    {
        await using var setup = await BackUpAsync();
        File.Delete(setup.PathOf("manifest.json"));
        File.Delete(setup.PathOf("albums.json"));
        var (findings, failures) = await RepairAsync(setup, permission: false);

        Assert.Equal(2, findings.Count);
        Assert.Equal(2, failures.Count);
        Assert.False(File.Exists(setup.PathOf("manifest.json")));
    }

    [Fact]
    public async Task A_backup_without_its_manifest_is_not_continued()
    {
        await using var setup = await BackUpAsync();
        File.Delete(setup.PathOf("manifest.json"));
        using var run = setup.NewRun();

        var failure = await Assert.ThrowsAsync<IpernityBackupException>(() => run.OpenAsync(Stop));
        Assert.Equal(BackupFailure.BackupUnreadable, failure.Failure);
        Assert.False(File.Exists(setup.PathOf("manifest.json")));
    }

    [Fact]
    public async Task A_finding_must_be_planned()
    {
        await using var setup = await BackUpAsync();
        File.Delete(setup.PathOf("albums.json"));
        using var repairer = setup.NewRepairer();

        var finding = (await TestAsync(setup))[0];
        await Assert.ThrowsAsync<ArgumentException>(() => repairer.RepairAsync(finding, Stop));
    }

    private static async Task<BackupSetup> BackUpAsync()
    {
        var setup = await BackupSetup.StartAsync();
        Assert.True((await setup.RunAsync()).IsComplete);
        Assert.Empty(await TestAsync(setup));
        return setup;
    }

    private static async Task<List<IpernityBackupFinding>> TestAsync(BackupSetup setup)
    {
        var findings = new List<IpernityBackupFinding>();
        await new BackupVerifier(setup.Folder, 2, findings.Add).RunAsync(Stop);
        return findings;
    }

    private static async Task<(List<IpernityBackupFinding> Findings, List<IpernityException> Failures)> RepairAsync(
        BackupSetup setup, bool permission = true)
    {
        var findings = await TestAsync(setup);
        var failures = new List<IpernityException>();
        using var repairer = setup.NewRepairer(permission);
        foreach (var finding in repairer.Plan(findings))
        {
            try
            {
                await repairer.RepairAsync(finding, Stop);
            }
            catch (IpernityException failure)
            {
                failures.Add(failure);
            }
        }

        return (findings, failures);
    }
}
