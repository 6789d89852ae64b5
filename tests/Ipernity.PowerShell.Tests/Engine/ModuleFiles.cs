using System.Reflection;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Where the built module is.</summary>
internal static class ModuleFiles
{
    public static string Root { get; } = typeof(ModuleFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>The environment variable that names the manifest of another copy of the module to test.</summary>
    public const string ManifestVariable = "IPERNITY_TEST_MANIFEST";

    public static string Manifest { get; } = Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } other ? other : Path.Combine(Root, "Ipernity.psd1");
}
