namespace Ipernity.PowerShell.Uploads;

/// <summary>Recognizes the files that operating systems and photo programs put beside photos, and that nobody wants to publish.</summary>
internal static class SideFiles
{
    private static readonly string[] Names = ["Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store"];
    private static readonly string[] Extensions = [".xmp", ".aae"];

    // macOS keeps what another file system cannot hold beside the file.
    private const string MacPrefix = "._";

    public static bool Contains(string path)
    {
        var name = Path.GetFileName(path);
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || name.StartsWith(MacPrefix, StringComparison.Ordinal);
    }
}
