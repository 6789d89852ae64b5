using System.Reflection;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The files of the built module and its sources.</summary>
internal static class ModuleFiles
{
    private static readonly string[] BuildFolders = ["bin", "obj", "out", "lib"];

    public static string Root { get; } = typeof(ModuleFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>The environment variable that names the manifest of another copy of the module to test.</summary>
    public const string ManifestVariable = "IPERNITY_TEST_MANIFEST";

    public static string Manifest { get; } =
        Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } other ? other : Path.Combine(Root, "Ipernity.psd1");

    /// <summary>The C# sources of a folder, without generated files.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.GetFullPath(folder, Root), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Intersect(BuildFolders).Any());
}
