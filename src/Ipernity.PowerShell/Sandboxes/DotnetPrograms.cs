using System.Runtime.InteropServices;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// The dotnet programs of this computer: first that of DOTNET_ROOT, then those on the PATH, then those in the folders of installers.
/// PowerShell's own runtime is not among them, because it has no ASP.NET Core.
/// </summary>
internal static class DotnetPrograms
{
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static readonly string Name = IsWindows ? "dotnet.exe" : "dotnet";

    public static IReadOnlyList<string> Find() =>
    [
        .. Folders().Where(IsAbsolute).Select(static folder => Path.Combine(folder, Name))
            .Where(File.Exists).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The places that <see cref="Find"/> searches, for messages.</summary>
    public static string Places => $"DOTNET_ROOT, the PATH, {string.Join(", ", InstallFolders().Where(IsAbsolute))}";

    private static IEnumerable<string> Folders()
    {
        yield return Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            yield return folder.Trim('"');
        foreach (var folder in InstallFolders())
            yield return folder;
    }

    private static IEnumerable<string> InstallFolders()
    {
        if (IsWindows)
        {
            // A 32-bit PowerShell has another program folder, so the 64-bit one comes first.
            yield return Path.Combine(Environment.GetEnvironmentVariable("ProgramW6432") ?? "", "dotnet");
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet");
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "dotnet");
            yield break;
        }

        yield return "/usr/local/share/dotnet";
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            yield return "/usr/share/dotnet";
            yield return "/usr/lib/dotnet";
            yield return "/usr/lib64/dotnet";
        }

        // The install script uses this folder.
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet");
    }

    // Nothing in the current folder is ever started. On .NET Framework, invalid characters in a path would be an exception.
    private static bool IsAbsolute(string folder) => folder.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(folder);
}
