using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Tests.Backups.Format;

/// <summary>What the names of files in a backup mean.</summary>
public sealed class BackupPathsTests
{
    [Theory]
    [InlineData("Harbour-5.jpg.json", true)]
    [InlineData("Harbour-5.jpg", false)]
    [InlineData("data-5.json.json", true)]
    [InlineData("data-5.json", false)]
    [InlineData("notes.json", true)]
    public void A_sidecar_has_the_whole_name_of_an_original_before_its_extension(string name, bool isSidecar) =>
        Assert.Equal(isSidecar, BackupPaths.IsSidecar(name, static _ => false));

    [Fact]
    public void An_original_with_a_sidecar_is_no_sidecar() =>
        Assert.False(BackupPaths.IsSidecar("Harbour-5.x.json", static file => file == "Harbour-5.x.json.json"));
}
