using System.Text.RegularExpressions;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A copy of the module that every PowerShell loads as its Desktop edition.</summary>
internal sealed partial class DesktopModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipernity-module-");

    public DesktopModule()
    {
        var lib = Path.Combine(ModuleFiles.Root, "lib");
        var copied = Directory.CreateDirectory(Path.Combine(_folder.FullName, "lib", "desktop"));
        foreach (var file in Directory.GetFiles(DesktopAssemblies.Folder, "*.dll"))
            File.Copy(file, Path.Combine(copied.FullName, Path.GetFileName(file)));
        foreach (var file in Directory.GetFiles(lib, "*.ps1xml"))
            File.Copy(file, Path.Combine(copied.Parent!.FullName, Path.GetFileName(file)));

        var manifest = File.ReadAllText(Path.Combine(ModuleFiles.Root, "Ipernity.psd1"));
        File.WriteAllText(Manifest, Assembly().Replace(manifest, "$1 = 'lib/desktop/Ipernity.PowerShell.dll'"));
    }

    public string Manifest => Path.Combine(_folder.FullName, "Ipernity.psd1");

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("^ *(RootModule|RequiredAssemblies) *=.*$", RegexOptions.Multiline)]
    private static partial Regex Assembly();
}
