using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>Sources fit a screen, and a file is found by its name.</summary>
public sealed class SourceShapeTests
{
    private const int LongestLine = 140;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_is_long(string folder)
    {
        var found = SourceLines.Read(folder).Where(line => line.Text.Length > LongestLine).Select(line => $"  {line}").ToList();
        if (found.Count > 0)
            Assert.Fail($"Wrap these lines at {LongestLine} columns:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("src", 300)]
    [InlineData("tests", 400)]
    public void No_file_is_long(string folder, int maximum)
    {
        var found = SourceLines
            .Read(folder)
            .GroupBy(line => line.File, (file, lines) => (File: file, Lines: lines.Count()))
            .Where(file => file.Lines > maximum)
            .Select(file => $"  {file.File} has {file.Lines} lines")
            .ToList();
        if (found.Count > 0)
            Assert.Fail($"Split these files by role, so that none has more than {maximum} lines:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Two_source_files_never_share_a_name()
    {
        var found = ModuleFiles
            .Sources("src")
            .GroupBy(file => Path.GetFileName(file), StringComparer.OrdinalIgnoreCase)
            .Where(files => files.Count() > 1)
            .Select(files => $"  {string.Join(", ", files.Select(file => Path.GetRelativePath(ModuleFiles.Root, file)))}")
            .ToList();
        if (found.Count > 0)
            Assert.Fail($"Rename one of each of these, so that its name says its role:\n{string.Join('\n', found)}");
    }
}
