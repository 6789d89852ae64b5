using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The layout of the sources.</summary>
public sealed partial class HouseTests
{
    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void The_library_knows_nothing_of_PowerShell(string edition) =>
        Assert.DoesNotContain(
            References(edition, "Ipernity.Auth"),
            name => name.Contains("Automation", StringComparison.Ordinal) || name.Contains("PowerShell", StringComparison.Ordinal));

    [Fact]
    public void The_sandbox_shares_no_code_with_the_library()
    {
        Assert.DoesNotContain(
            typeof(SandboxServer).Assembly.GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("Ipernity", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "Ipernity.Auth",
            File.ReadAllText(Path.Combine(ModuleFiles.Root, "src/Ipernity.Sandbox/Ipernity.Sandbox.csproj")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_knows_nothing_of_HTTP() =>
        Assert.DoesNotContain(
            ModuleFiles.Sources("src/Ipernity.Auth/Signing"),
            file => Regex.IsMatch(File.ReadAllText(file), @"using (Ipernity\.Auth|System\.Net)\.Http"));

    [Fact]
    public void Only_links_use_terminal_sequences() => Assert.All(
        ModuleFiles.Sources("src/Ipernity.PowerShell").Where(file => Path.GetFileName(file) != "Hyperlink.cs"),
        file => Assert.DoesNotMatch(@"\\u001b|\\x1b|\\e\[|ConsoleColor|ForegroundColor", File.ReadAllText(file)));

    [Fact]
    public void A_file_has_one_type_and_its_name() => Assert.All(
        ModuleFiles.Sources("src").Where(file => Path.GetFileName(file) != "Program.cs"),
        file => Assert.Equal(
            Path.GetFileName(file).Split('.')[0],
            Assert.Single(Types().Matches(File.ReadAllText(file)).Select(type => type.Groups[1].Value).Distinct())));

    [Fact]
    public void No_type_has_a_meaningless_name() => Assert.All(
        ModuleFiles.Sources("."),
        file => Assert.DoesNotMatch(
            "(Util|Utils|Utility|Utilities|Helper|Helpers|Manager|Misc|Common|Stuff)$", Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void Public_members_are_documented()
    {
        // The compiler sees to it where nothing keeps it from that.
        Assert.Contains(
            "<GenerateDocumentationFile>true</GenerateDocumentationFile>",
            File.ReadAllText(Path.Combine(ModuleFiles.Root, "Directory.Build.props")),
            StringComparison.Ordinal);
        var silenced = Directory.EnumerateFiles(
            Path.Combine(ModuleFiles.Root, "src"), "*.csproj", SearchOption.AllDirectories).Concat(ModuleFiles.Sources("src"))
            .Append(Path.Combine(ModuleFiles.Root, "Directory.Build.props")).Append(Path.Combine(ModuleFiles.Root, ".editorconfig"))
            .Where(file => File.ReadAllText(file).Contains("1591", StringComparison.Ordinal));
        Assert.Empty(silenced);
    }

    private static List<string> References(string edition, string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(ModuleFiles.Root, "lib", edition, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    [
        GeneratedRegex(
            @"^(?:public |internal )(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe|file) )*"
        + @"(?:class|struct|record struct|record|interface|enum) (\w+)",
            RegexOptions.Multiline)]
    private static partial Regex Types();
}
