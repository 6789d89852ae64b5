using System.Text.Json.Nodes;
using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Counts what a backup contains.</summary>
internal static class BackupContents
{
    public const string GoneAt = "goneAt";

    public static ContentRecord Count(BackupContext context)
    {
        var paths = context.Paths;
        var (documents, files, bytes, gone) = (0L, 0L, 0L, 0L);
        foreach (var entry in context.Index.Entries)
        {
            if (entry.GoneAt is not null)
            {
                gone++;
                continue;
            }

            documents++;
            files += entry.Bytes is null ? 0 : 1;
            bytes += entry.Bytes ?? 0;
        }

        return new ContentRecord
        {
            Documents = documents,
            Files = files,
            Bytes = bytes,
            Gone = gone,
            Albums = Find(paths.Albums, BackupJson.Files.AlbumFile)?.Albums.Count(static album => album.GoneAt is null) ?? 0,
            Folders = Find(paths.Folders, BackupJson.Files.FolderFile)?.Folders.Count(static folder => folder.GoneAt is null) ?? 0,
            Articles = CountItems(paths.Articles),
            Contacts = CountItems(paths.Contacts),
            Groups = CountItems(paths.Groups),
            FavouriteDocuments = CountItems(paths.FavouriteDocuments),
            FavouriteAlbums = CountItems(paths.FavouriteAlbums),
        };
    }

    private static long CountItems(string path) =>
        Find(path, BackupJson.Files.ServedFile)?.Items.Count(static (JsonObject item) => !item.ContainsKey(GoneAt)) ?? 0;

    // The run has already reported files that it could not read.
    private static T? Find<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return BackupFile.Read(path, type);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
