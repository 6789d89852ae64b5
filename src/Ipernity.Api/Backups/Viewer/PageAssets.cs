using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>The files of the page that are the same in every backup.</summary>
internal static class PageAssets
{
    private const string Page = "backup-page.html";

    // The page loads the scripts in this order. They share one scope.
    private static readonly string[] Others =
        ["backup-page.css", "backup-data.js", "backup-text.js", "backup-tiles.js", "backup-details.js", "backup-page.js"];

    /// <summary>Writes the files into a backup, unless they are already up to date.</summary>
    /// <param name="paths">The folder of the backup.</param>
    public static void Write(BackupPaths paths)
    {
        foreach (var name in Others)
            BackupFile.Write(Path.Combine(paths.PageData, name), Read(name));
        BackupFile.Write(paths.Page, Read(Page));
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
