using System.Reflection;
using Mono.Cecil;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The assemblies in lib/desktop, .NET Framework 4.7.2 and Windows PowerShell 5.1.</summary>
internal sealed class DesktopAssemblies : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();

    public DesktopAssemblies()
    {
        foreach (var searched in _resolver.GetSearchDirectories())
            _resolver.RemoveSearchDirectory(searched);
        // In this order: the framework's own come before what ships, as on a machine.
        foreach (var folder in PresentFolders.Append(Folder))
            _resolver.AddSearchDirectory(folder);
        Shipped = [.. Directory.GetFiles(Folder, "*.dll").Order(StringComparer.Ordinal).Select(Read)];
    }

    public static string Folder { get; } = Path.Combine(ModuleFiles.Root, "lib", "desktop");

    public IReadOnlyList<ModuleDefinition> Shipped { get; }

    private static string[] PresentFolders { get; } = [
        Built("NetFramework"), Path.Combine(Built("NetFramework"), "Facades"), Built("WindowsPowerShell")];

    /// <summary>The version that exists without the module; null if there is none.</summary>
    public static Version? FindPresent(string name) => PresentFolders
        .Select(folder => Path.Combine(folder, name + ".dll")).Where(File.Exists)
        .Select(file => AssemblyName.GetAssemblyName(file).Version).FirstOrDefault();

    /// <summary>Reads another assembly as on a machine with Windows PowerShell.</summary>
    public ModuleDefinition Read(string file) => ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = _resolver });

    public void Dispose()
    {
        foreach (var module in Shipped)
            module.Dispose();
        _resolver.Dispose();
    }

    private static string Built(string key) =>
        typeof(DesktopAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
