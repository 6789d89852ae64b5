using System.Reflection;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Where the built module is.</summary>
internal static class ModuleFiles
{
    public static string Root { get; } = typeof(ModuleFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public static string Manifest { get; } = Path.Combine(Root, "Ipernity.psd1");
}
