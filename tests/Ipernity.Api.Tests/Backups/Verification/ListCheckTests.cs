using Ipernity.Api.Backups.Verification;

namespace Ipernity.Api.Tests.Backups.Verification;

/// <summary>What a test finds in the lists of a backup that are missing or cannot be read.</summary>
public sealed class ListCheckTests : IDisposable
{
    private readonly SampleBackup _backup = new();
    private readonly List<IpernityBackupFinding> _findings = [];

    public void Dispose() => _backup.Dispose();

    [Theory]
    [InlineData("{", "is not valid JSON (line 1).")]
    [InlineData("{\n\"albums\": [,]}", "is not valid JSON (line 2).")]
    [InlineData("", "is not valid JSON (line 1).")]
    [InlineData("null", "does not have the expected form at $.")]
    [InlineData("{ \"albums\": 1 }", "does not have the expected form at $.albums.")]
    [InlineData("{ \"albums\": null }", "does not have the expected form at $.albums.")]
    [InlineData("{ \"albums\": [null] }", "does not have the expected form at $.albums.")]
    [InlineData("{ \"albums\": [{ \"documents\": null }] }", "does not have the expected form at $.albums.")]
    public async Task The_message_says_what_is_wrong_in_a_list(string json, string message)
    {
        File.WriteAllText(_backup.Paths.Albums, json);
        await TestAsync();

        var finding = Assert.Single(_findings, static finding => finding.Kind == BackupFindingKind.ListUnreadable);
        Assert.Equal($"The list cannot be read: '{_backup.Paths.Albums}' {message}", finding.Message);
        Assert.All(_findings, static finding => Assert.NotEqual(BackupFindingKind.ReferenceBroken, finding.Kind));
    }

    [Theory]
    [InlineData("{ \"items\": [null] }")]
    [InlineData("{ \"items\": [{ \"a\": 1, \"a\": 2 }] }")]
    [InlineData("{ \"items\": [{ \"a\": [{ \"b\": 1, \"b\": 2 }] }] }")]
    public async Task Items_that_cannot_be_read_are_one_finding(string json)
    {
        File.WriteAllText(_backup.Paths.Groups, json);
        await TestAsync();

        var finding = Assert.Single(_findings, static finding => finding.Kind == BackupFindingKind.ListUnreadable);
        Assert.EndsWith("does not have the expected form at $.items.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_lists_are_found_if_they_were_in_the_backup()
    {
        File.Delete(_backup.Paths.Albums);
        File.Delete(_backup.Paths.Groups);
        File.Delete(_backup.Paths.Profile);
        await TestAsync();

        Assert.Equal(
            ["albums.json", "groups.json", "profile.json"],
            _findings.Where(static finding => finding.Kind == BackupFindingKind.FileMissing)
                .Select(static finding => finding.RelativePath).Order());
        Assert.Equal("albums 2", Assert.Single(_findings, static finding => finding.Kind == BackupFindingKind.CountWrong).Expected);
    }

    [Fact]
    public async Task Only_lists_that_the_manifest_counts_are_missed_in_a_backup_that_never_was_complete()
    {
        _backup.WriteManifest(isComplete: false);
        File.Delete(_backup.Paths.Albums);
        File.Delete(_backup.Paths.Groups);
        File.Delete(_backup.Paths.Profile);
        await TestAsync();

        var finding = Assert.Single(_findings);
        Assert.Equal((BackupFindingKind.FileMissing, "albums.json"), (finding.Kind, finding.RelativePath));
    }

    private Task<IpernityBackupTest> TestAsync() =>
        new BackupVerifier(_backup.Folder, 2, _findings.Add).RunAsync(TestContext.Current.CancellationToken);
}
