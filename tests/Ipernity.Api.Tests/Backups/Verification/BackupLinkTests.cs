using Ipernity.Api.Backups.Verification;

namespace Ipernity.Api.Tests.Backups.Verification;

/// <summary>Symbolic links that lead out of a backup are not followed.</summary>
[Trait("Edition", "Core")]
public sealed class BackupLinkTests : IDisposable
{
    private readonly SampleBackup _backup = new();
    private readonly string _outside = Directory.CreateDirectory(
        Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose()
    {
        _backup.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_a_link_out_of_the_backup_is_found()
    {
        var file = _backup.PathOf(SampleBackup.FileOf("2"));
        File.Move(file, Path.Combine(_outside, "Photo-2.jpg"));
        File.CreateSymbolicLink(file, Path.Combine(_outside, "Photo-2.jpg"));

        Assert.Equal(BackupFindingKind.ReferenceBroken, Assert.Single(await TestAsync()).Kind);
    }

    [Fact]
    public async Task A_folder_that_is_a_link_out_of_the_backup_is_found()
    {
        var folder = _backup.PathOf("documents/2024/06");
        Directory.Move(folder, Path.Combine(_outside, "06"));
        Directory.CreateSymbolicLink(folder, Path.Combine(_outside, "06"));

        Assert.Contains(
            await TestAsync(), static finding => finding is { Kind: BackupFindingKind.ReferenceBroken, RelativePath: "documents/2024/06" });
    }

    [Fact]
    public async Task A_link_inside_of_the_backup_is_followed()
    {
        var folder = _backup.PathOf("documents/2024/06");
        Directory.Move(folder, _backup.PathOf("moved"));
        Directory.CreateSymbolicLink(folder, _backup.PathOf("moved"));

        Assert.Empty(await TestAsync());
    }

    private async Task<List<IpernityBackupFinding>> TestAsync()
    {
        var findings = new List<IpernityBackupFinding>();
        await new BackupVerifier(_backup.Folder, 2, findings.Add).RunAsync(TestContext.Current.CancellationToken);
        return findings;
    }
}
