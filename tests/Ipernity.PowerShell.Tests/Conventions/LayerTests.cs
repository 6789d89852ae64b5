using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The folders of each project form layers, and the libraries know nothing of PowerShell.</summary>
public sealed partial class LayerTests
{
    private const string Advice =
        "Break the ring at one of these lines: move the type that is used, or the part of it that is needed, into a lower folder; "
        + "or let the lower folder declare an interface or take a delegate, which the upper folder provides.";

    [Theory]
    [InlineData("Ipernity.Auth")]
    [InlineData("Ipernity.Api")]
    [InlineData("Ipernity.PowerShell")]
    [InlineData("Ipernity.Sandbox")]
    public void Folders_form_no_ring(string project)
    {
        var dependencies = FolderDependencies.Read(project, AssemblyOf(project)).Examples;
        var ring = FolderRing.Find(dependencies.Keys);
        if (ring.Count == 0)
            return;

        var uses = ring.Select((folder, index) => dependencies[(folder, ring[(index + 1) % ring.Count])])
            .Select(use => $"  {FileOf(project, use.User)} uses {FileOf(project, use.Used)}");
        Assert.Fail(
            string.Join('\n', [$"Folders of src/{project} form a ring: {string.Join(" -> ", [.. ring, ring[0]])}.", .. uses, Advice]));
    }

    [Fact]
    public void References_between_folders_are_found()
    {
        var examples = FolderDependencies.Read("Ipernity.Auth", AssemblyOf("Ipernity.Auth")).Examples;
        Assert.Contains(("Http", "Signing"), examples.Keys);
        Assert.Contains(("Http", FolderDependencies.Root), examples.Keys);
        Assert.DoesNotContain(("Signing", "Http"), examples.Keys);
    }

    [Fact]
    public void The_shortest_ring_is_found() =>
        Assert.Equal(
            ["B", "C"], FolderRing.Find([("A", "B"), ("B", "C"), ("C", "D"), ("D", "A"), ("C", "B")]).Order(StringComparer.Ordinal));

    [Fact]
    public void Layers_are_no_ring() => Assert.Empty(FolderRing.Find([("A", "B"), ("A", "C"), ("B", "C"), ("C", "D")]));

    [Theory]
    [InlineData("Ipernity.Auth")]
    [InlineData("Ipernity.Api")]
    public void Libraries_name_no_cmdlet_and_no_parameter(string project)
    {
        var found = SourceLines.Read($"src/{project}").Where(line => CmdletWord().IsMatch(line.Text)).Select(line => $"  {line}").ToList();
        if (found.Count > 0)
            Assert.Fail(
                $"Remove what belongs to PowerShell, and put advice into src/Ipernity.PowerShell/Errors:\n{string.Join('\n', found)}");
    }

    private static string AssemblyOf(string project) => project == "Ipernity.Sandbox"
        ? typeof(SandboxServer).Assembly.Location
        : Path.Combine(ModuleFiles.Root, "lib", "core", project + ".dll");

    // A small type may sit in the file of the one that uses it.
    private static string FileOf(string project, string type)
    {
        var name = Path.GetFileName(type);
        var folder = Path.Combine(ModuleFiles.Root, "src", project, Path.GetDirectoryName(type)!);
        var declaration = new Regex($@"\b(class|struct|record|interface|enum|delegate [\w<>]+) {Regex.Escape(name)}\b");
        var file = Directory.EnumerateFiles(folder, "*.cs").OrderBy(file => Path.GetFileNameWithoutExtension(file) != name)
            .FirstOrDefault(file => declaration.IsMatch(File.ReadAllText(file)));
        return file is null ? type : Path.GetRelativePath(Path.Combine(ModuleFiles.Root, "src", project), file);
    }

    [GeneratedRegex(@"\b[A-Z]\w+-Ipernity\w*|(?<![\w-])-[A-Z][a-z]\w*")]
    private static partial Regex CmdletWord();
}
