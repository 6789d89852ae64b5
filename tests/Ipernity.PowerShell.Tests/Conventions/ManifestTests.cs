using System.Management.Automation;
using System.Management.Automation.Language;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

public sealed class ManifestTests
{
    private static readonly string[] Cmdlets =
    [
        "Add-IpernityAlbumDocument",
        "Backup-IpernityAccount",
        "Complete-IpernityAuth",
        "Connect-Ipernity",
        "Disconnect-Ipernity",
        "Get-IpernityAccount",
        "Get-IpernityAlbum",
        "Get-IpernityConnection",
        "Get-IpernityDocument",
        "Get-IpernityFrob",
        "Get-IpernityMethod",
        "Get-IpernityProfile",
        "Get-IpernitySignature",
        "Invoke-IpernityApi",
        "New-IpernityAlbum",
        "Remove-IpernityAlbum",
        "Remove-IpernityAlbumDocument",
        "Remove-IpernityDocument",
        "Remove-IpernityProfile",
        "Restore-IpernityBackup",
        "Save-IpernityDocument",
        "Send-IpernityFile",
        "Set-IpernityAlbum",
        "Set-IpernityDocument",
        "Start-IpernitySandbox",
        "Stop-IpernitySandbox",
        "Test-IpernityBackup",
        "Test-IpernityToken",
        "Wait-IpernityUpload",
    ];

    [Fact]
    public void The_manifest_is_valid()
    {
        using var shell = new Shell(import: false);
        var module = shell.Run($"Test-ModuleManifest '{ModuleFiles.Manifest}'").As<PSModuleInfo>();
        Assert.Equal("Ipernity", module.Name);
    }

    [Fact]
    public void Publishers_and_installers_can_read_the_manifest()
    {
        // They read it as data, in which nothing but the edition and the folder may be asked for.
        var manifest = ScriptBlock.Create(File.ReadAllText(ModuleFiles.Manifest));
        manifest.CheckRestrictedLanguage([], ["PSEdition", "PSScriptRoot"], allowEnvironmentVariables: false);
    }

    [Theory]
    [InlineData("CmdletsToExport")]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void Exports_are_written_out(string key)
    {
        var value = Value(key);
        Assert.DoesNotContain(
            value.FindAll(ast => ast is CommandAst { CommandElements.Count: > 1 } or VariableExpressionAst, true),
            _ => true
        );
        Assert.DoesNotContain(Names(value), name => name.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void The_exports_are_the_cmdlets_that_the_module_has()
    {
        using var shell = new Shell();
        var commands = shell.Run("Get-Command -Module Ipernity").Output.Select(command => ((CommandInfo)command.BaseObject).Name);
        Assert.Equal(Cmdlets, commands.Order(StringComparer.Ordinal));
        Assert.Equal(Cmdlets, Names(Value("CmdletsToExport")));
    }

    [Fact]
    public void The_assemblies_have_the_version_of_the_manifest()
    {
        using var shell = new Shell();
        var module = shell.Run("Get-Module Ipernity").As<PSModuleInfo>();
        var assembly = shell.Run("Get-Command Connect-Ipernity").As<CmdletInfo>().ImplementingType.Assembly;
        Assert.Equal(module.Version, new Version(assembly.GetName().Version!.ToString(3)));
    }

    [Fact]
    public void The_build_of_the_edition_is_loaded()
    {
        using var shell = new Shell();
        var loaded = shell.Run("(Get-Module Ipernity).ImplementingAssembly.Location").As<string>();
        // A copy of the module may be made to load the other edition's.
        var edition = File.ReadAllText(ModuleFiles.Manifest).Contains("$PSEdition", StringComparison.Ordinal) ? "core" : "desktop";
        Assert.Equal(edition, Path.GetFileName(Path.GetDirectoryName(loaded)));
    }

    [Fact]
    public void On_Core_only_the_modules_own_assemblies_ship() =>
        Assert.Equal(
            ["Ipernity.Api.dll", "Ipernity.Auth.dll", "Ipernity.PowerShell.dll"],
            Directory
                .GetFiles(Path.Combine(ModuleFiles.Root, "lib", "core"), "*.dll")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void On_Desktop_System_Text_Json_and_its_dependencies_ship_too()
    {
        var shipped = Directory.GetFiles(Path.Combine(ModuleFiles.Root, "lib", "desktop"), "*.dll").Select(Path.GetFileName).ToArray();
        Assert.Contains("System.Text.Json.dll", shipped);
        Assert.Contains("System.Memory.dll", shipped);
        Assert.DoesNotContain("System.Management.Automation.dll", shipped);
    }

    private static StatementAst Value(string key)
    {
        var manifest = Parser.ParseFile(ModuleFiles.Manifest, out _, out var errors);
        Assert.Empty(errors);
        var table = (HashtableAst)manifest.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: true);
        return table.KeyValuePairs.Single(pair => pair.Item1.Extent.Text == key).Item2;
    }

    private static IEnumerable<string> Names(Ast value) =>
        value.FindAll(ast => ast is StringConstantExpressionAst, true).Cast<StringConstantExpressionAst>().Select(name => name.Value);
}
