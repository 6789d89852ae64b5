namespace Ipernity.PowerShell.Uploads;

/// <summary>Recognizes files that operating systems and photo programs store beside photos and that should not be published.</summary>
internal static class SideFiles
{
    private static readonly string[] Names = ["Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store"];
    private static readonly string[] Extensions = [".xmp", ".aae"];

    // On other file systems, macOS stores metadata in a second file with this prefix.
    private const string MacPrefix = "._";

    public static bool Contains(string path)
    {
        var name = Path.GetFileName(path);
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || name.StartsWith(MacPrefix, StringComparison.Ordinal);
    }
}
