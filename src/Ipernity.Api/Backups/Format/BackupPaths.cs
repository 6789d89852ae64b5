namespace Ipernity.Api.Backups.Format;

/// <summary>The paths of a backup's files. Relative paths use slashes on every system, as in the files of the backup.</summary>
/// <param name="folder">The full path of the folder of the backup.</param>
internal sealed class BackupPaths(string folder)
{
    public const string DocumentFolder = "documents";
    public const string ThumbnailFolder = "thumbnails";
    public const string VersionFolder = "versions";
    public const string RemovedFolder = "removed";
    public const string StateFolder = ".state";
    public const string SidecarExtension = ".json";

    public string Folder { get; } = Path.GetFullPath(folder);

    public string Manifest => FullPath("manifest.json");

    public string Profile => FullPath("profile.json");

    public string Albums => FullPath("albums.json");

    public string Folders => FullPath("folders.json");

    public string Articles => FullPath("articles.json");

    public string Contacts => FullPath("contacts.json");

    public string Groups => FullPath("groups.json");

    public string FavouriteDocuments => FullPath("favourite-documents.json");

    public string FavouriteAlbums => FullPath("favourite-albums.json");

    /// <summary>The page that shows the backup.</summary>
    public string Page => FullPath("index.html");

    /// <summary>The data of the page.</summary>
    public string PageData => FullPath("viewer");

    /// <summary>The state that lets runs continue. It may be deleted; the next run then reads all sidecars.</summary>
    public string State => FullPath(StateFolder);

    /// <summary>The path on this system.</summary>
    /// <param name="relative">The path from the folder of the backup, with slashes.</param>
    /// <exception cref="InvalidDataException">The path leads out of the folder.</exception>
    public string FullPath(string relative)
    {
        var full = Path.GetFullPath(Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar)));
        return full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new InvalidDataException($"The path '{relative}' leads out of the backup.");
    }

    /// <summary>The path from the folder of the backup, with slashes.</summary>
    /// <param name="full">A full path inside of the folder.</param>
    public string RelativePath(string full) => full.Substring(Folder.Length + 1).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>
    /// The sidecar of a document's file. For a document without a file, it has the name that the file would have.
    /// </summary>
    /// <param name="file">The relative path of the file.</param>
    public static string SidecarOf(string file) => file + SidecarExtension;

    /// <summary>
    /// Whether a file is a sidecar. An original can be a JSON file too. It is one if it has a sidecar, or if its name without the
    /// extension has no place for the identifier of a document, as the name of an original has.
    /// </summary>
    /// <param name="file">The full path of the file.</param>
    /// <param name="exists">Whether there is a file with a full path.</param>
    public static bool IsSidecar(string file, Predicate<string> exists) =>
        file.EndsWith(SidecarExtension, StringComparison.Ordinal)
        && !exists(SidecarOf(file))
        && (FindDocumentId(file) is null || FindDocumentId(file.Substring(0, file.Length - SidecarExtension.Length)) is not null);

    /// <summary>Reads the id of a document from the name of its file or sidecar, such as <c>Harbour-47200001.jpg.json</c>.</summary>
    /// <param name="file">The path of the file.</param>
    /// <returns>The identifier; null if the name has none.</returns>
    public static string? FindDocumentId(string file)
    {
        var name = Path.GetFileName(file);
        var dash = name.LastIndexOf('-');
        var end = dash < 0 ? -1 : name.IndexOf('.', dash);
        var id = end < 0 ? "" : name.Substring(dash + 1, end - dash - 1);
        return id.Length > 0 && id.All(static digit => digit is >= '0' and <= '9') ? id : null;
    }

    /// <summary>The thumbnail of a document, which is always a JPEG.</summary>
    /// <param name="file">The relative path of the document's file.</param>
    public static string ThumbnailOf(string file) =>
        $"{ThumbnailFolder}/{file.Substring(DocumentFolder.Length + 1)}.jpg";

    /// <summary>The folder with the versions of a document's file. Their names begin with the name of the file.</summary>
    /// <param name="file">The relative path of the document's file.</param>
    public static string VersionFolderOf(string file)
    {
        var folder = file.Substring(DocumentFolder.Length, file.LastIndexOf('/') - DocumentFolder.Length);
        return VersionFolder + folder;
    }
}
