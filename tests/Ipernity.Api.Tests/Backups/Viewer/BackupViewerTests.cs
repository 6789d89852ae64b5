using Ipernity.Api.Backups.Index;
using Ipernity.Api.Backups.Viewer;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Tests.Backups.Viewer;

/// <summary>The files of the page.</summary>
public sealed class BackupViewerTests : IDisposable
{
    private readonly BackupWithPage _backup = new();

    public void Dispose() => _backup.Dispose();

    [Fact]
    public void The_page_loads_every_script_that_is_written()
    {
        _backup.Add("1", "Harbour", new DateTime(2024, 6, 30));

        _backup.Write();

        var page = File.ReadAllText(_backup.Paths.Page);
        var written = Directory
            .GetFiles(_backup.Paths.PageData)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith("details-", StringComparison.Ordinal));
        Assert.All(written, name => Assert.Contains($"\"viewer/{name}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_details_of_changed_documents_are_written_again()
    {
        var (first, second) = ("47200001", "47200002");
        Assert.NotEqual(BackupViewer.BucketOf(first), BackupViewer.BucketOf(second));
        _backup.Add(first, "Harbour", new DateTime(2024, 6, 30));
        _backup.Add(second, "Alps", new DateTime(2024, 6, 30));
        _backup.Write();
        Mark(first);
        Mark(second);

        _backup.Add(second, "The Alps", new DateTime(2024, 6, 30));
        _backup.Write();

        Assert.True(IsMarked(first));
        Assert.False(IsMarked(second));
        Assert.Contains("The Alps", File.ReadAllText(DetailsOf(second)), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_were_deleted_are_written_again()
    {
        _backup.Add("1", "Harbour", new DateTime(2024, 6, 30));
        _backup.Write();
        File.Delete(_backup.Paths.Page);
        Directory.Delete(_backup.Paths.PageData, recursive: true);

        _backup.Write();

        Assert.True(File.Exists(_backup.Paths.Page));
        Assert.True(File.Exists(DetailsOf("1")));
    }

    [Fact]
    public void The_page_of_another_version_is_replaced()
    {
        _backup.Add("1", "Harbour", new DateTime(2024, 6, 30));
        _backup.Write();
        var script = Path.Combine(_backup.Paths.PageData, "backup-page.js");
        var expected = File.ReadAllText(script);
        File.WriteAllText(script, "// An older one");
        File.WriteAllText(DetailsOf("1"), "// Data of a backup, version 0. 0123\nsomething();");

        _backup.Write();

        Assert.Equal(expected, File.ReadAllText(script));
        Assert.Contains("Harbour", File.ReadAllText(DetailsOf("1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Details_of_documents_that_left_the_backup_are_deleted()
    {
        _backup.Add("47200001", "Harbour", new DateTime(2024, 6, 30));
        _backup.Add("47200002", "Alps", new DateTime(2024, 6, 30));
        _backup.Write();
        File.Delete(_backup.Paths.FullPath("documents/2024/06/47200002.jpg.json"));

        _backup.Write();

        Assert.False(File.Exists(DetailsOf("47200002")));
        Assert.DoesNotContain("Alps", File.ReadAllText(Data("documents")), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_left_out()
    {
        _backup.Add("1", "Harbour", new DateTime(2024, 6, 30));
        _backup.Write();
        using var index = BackupIndex.Read(_backup.Paths, TestContext.Current.CancellationToken);
        File.WriteAllText(_backup.Paths.FullPath("documents/2024/06/1.jpg.json"), "{");
        File.WriteAllText(_backup.Paths.Albums, "{");

        BackupViewer.Write(_backup.Paths, index, TestContext.Current.CancellationToken);

        Assert.EndsWith("JSON.parse('[]');\n", File.ReadAllText(DetailsOf("1")), StringComparison.Ordinal);
        Assert.Contains("Harbour", File.ReadAllText(Data("documents")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_can_end_the_string_that_holds_the_data()
    {
        const string Text = "'\"\\`</script><!--\u2028\u2029\0\r\n\u0085";
        _backup.Add(new DocumentRecord { Id = "1", Title = Text, Description = Text, Keywords = [Text], Media = "Photo" });

        _backup.Write();

        foreach (var script in new[] { Data("documents"), DetailsOf("1") })
        {
            var lines = File.ReadAllText(script).Split('\n');
            Assert.Equal(3, lines.Length);
            Assert.Equal("", lines[2]);
            Assert.DoesNotMatch("[<>`&\u2028\u2029\u0085\0\r]", lines[1]);
            Assert.Equal(2, lines[1].Count(character => character == '\''));
        }
    }

    [Fact]
    public void Everyday_letters_are_written_as_they_are()
    {
        _backup.Add("1", "Café Straße Москва 東京", new DateTime(2024, 6, 30));

        _backup.Write();

        Assert.Contains("Café Straße Москва 東京", File.ReadAllText(Data("documents")), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_are_in_the_order_of_the_timeline()
    {
        _backup.Add("1", "Middle", new DateTime(2023, 6, 30));
        _backup.Add("2", "Newest", new DateTime(2024, 6, 30));
        _backup.Add("3", "Oldest", new DateTime(2022, 6, 30));

        _backup.Write();

        var text = File.ReadAllText(Data("documents"));
        Assert.Matches("Newest.*Middle.*Oldest", text);
    }

    private string Data(string name) => Path.Combine(_backup.Paths.PageData, $"{name}.js");

    private string DetailsOf(string id) => Data(FormattableString.Invariant($"details-{BackupViewer.BucketOf(id):x2}"));

    private void Mark(string id) => File.AppendAllText(DetailsOf(id), "// marked");

    private bool IsMarked(string id) => File.ReadAllText(DetailsOf(id)).EndsWith("// marked", StringComparison.Ordinal);
}
