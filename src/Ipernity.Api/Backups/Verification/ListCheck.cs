using System.Text.Json.Serialization.Metadata;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Reads the lists of a backup, counts their entries, and checks the references of albums and folders.</summary>
/// <param name="paths">The backup.</param>
/// <param name="findings">Receives the findings.</param>
/// <param name="hasDocument">Whether there is a sidecar of a document.</param>
/// <param name="manifest">The manifest, which tells what lists there were; null if it cannot be read.</param>
internal sealed class ListCheck(BackupPaths paths, FindingList findings, Func<string, bool> hasDocument, ManifestRecord? manifest)
{
    private const string GoneMember = "goneAt";

    /// <summary>Checks all lists.</summary>
    /// <param name="content">The counts so far.</param>
    /// <returns>The counts including the entries of the lists.</returns>
    public ContentRecord Check(ContentRecord content)
    {
        var counted = manifest?.Contents ?? new ContentRecord();
        var albums = Read(paths.Albums, BackupJson.Files.AlbumFile, counted.Albums)?.Albums;
        var folders = Read(paths.Folders, BackupJson.Files.FolderFile, counted.Folders)?.Folders ?? [];
        CheckAlbums(albums ?? []);
        CheckFolders(folders, albums is null ? null : [.. albums.Select(static album => album.Id)]);
        _ = Read(paths.Profile, BackupJson.Files.JsonObject, 0);
        return content with
        {
            Albums = (albums ?? []).Count(static album => album.GoneAt is null),
            Folders = folders.Count(static folder => folder.GoneAt is null),
            Articles = Count(paths.Articles, counted.Articles),
            Contacts = Count(paths.Contacts, counted.Contacts),
            Groups = Count(paths.Groups, counted.Groups),
            FavouriteDocuments = Count(paths.FavouriteDocuments, counted.FavouriteDocuments),
            FavouriteAlbums = Count(paths.FavouriteAlbums, counted.FavouriteAlbums),
        };
    }

    private long Count(string path, long counted) => (Read(path, BackupJson.Files.ServedFile, counted)?.Items ?? [])
        .Count(static item => !item.ContainsKey(GoneMember));

    private T? Read<T>(string path, JsonTypeInfo<T> type, long counted)
        where T : class
    {
        try
        {
            if (BackupFile.Read(path, type) is { } list)
                return list;
            if (counted > 0 || IsExpected(path))
                findings.Add(BackupFindingKind.FileMissing, path, DescribeMissing(counted));
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            findings.Add(BackupFindingKind.ListUnreadable, path, $"The list cannot be read: {failure.Message}");
        }

        return null;
    }

    // A run that saved everything had all permissions, and wrote all lists. Without the manifest nobody knows whether there was such a
    // run, but each run that comes to the lists writes these.
    private bool IsExpected(string path) => manifest is null
        ? path == paths.Profile || path == paths.Albums || path == paths.Folders
        : manifest.IsComplete || manifest.CompletedAt is not null;

    private static string DescribeMissing(long counted) => counted > 0
        ? FormattableString.Invariant($"The file is missing. Entries that the manifest counts in it: {counted:N0}.")
        : "The file is missing.";

    // A document without a sidecar can belong to another member, so only the cover is judged: it is in the album, or in the backup.
    private void CheckAlbums(AlbumRecord[] albums)
    {
        CheckIds(paths.Albums, "album", albums.Select(static album => album.Id));
        foreach (var album in albums)
        {
            CheckRepeated(paths.Albums, $"The album {album.Id} '{album.Title}' has the document", album.Documents);
            if (album.CoverId is { } cover && !album.Documents.Contains(cover, StringComparer.Ordinal) && !hasDocument(cover))
                Broken(paths.Albums, $"The cover {cover} of the album {album.Id} '{album.Title}' is not in the backup.", cover);
        }
    }

    private void CheckFolders(FolderRecord[] folders, HashSet<string>? albums)
    {
        CheckIds(paths.Folders, "folder", folders.Select(static folder => folder.Id));
        foreach (var folder in folders)
        {
            CheckRepeated(paths.Folders, $"The folder {folder.Id} '{folder.Title}' has the album", folder.Albums);
            foreach (var album in folder.Albums.Where(album => albums?.Contains(album) == false))
                Broken(paths.Folders, $"The album {album} of the folder {folder.Id} '{folder.Title}' is not in the backup.", album);
            if (folder.CoverId is { } cover && !hasDocument(cover))
                Broken(paths.Folders, $"The cover {cover} of the folder {folder.Id} '{folder.Title}' is not in the backup.", cover);
        }
    }

    private void CheckIds(string path, string kind, IEnumerable<string> ids)
    {
        var all = ids.ToArray();
        CheckRepeated(path, $"The list has the {kind}", all);
        if (all.Contains("", StringComparer.Ordinal))
            Broken(path, $"The list has a {kind} without an identifier.", "");
    }

    private void CheckRepeated(string path, string what, IEnumerable<string> ids)
    {
        foreach (var id in ids.GroupBy(static id => id, StringComparer.Ordinal).Where(static group => group.Skip(1).Any()))
            Broken(path, $"{what} {id.Key} more than once.", id.Key);
    }

    private void Broken(string path, string message, string id) =>
        findings.Add(BackupFindingKind.ReferenceBroken, path, message, expected: id);
}
