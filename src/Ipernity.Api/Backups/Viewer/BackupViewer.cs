using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Runs;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>
/// Writes the page of a backup and its data. The details of the documents are divided among many files, of which only those with changed
/// sidecars are written again.
/// </summary>
/// <param name="paths">The folder of the backup.</param>
internal sealed class BackupViewer(BackupPaths paths)
{
    private const int BucketCount = 256;

    // The version of the data that the scripts of the page expect. Data of another version is written again.
    private const string DataVersion = "Data of a backup, version 1.";

    /// <summary>Writes the page from the manifest and the other files of the backup.</summary>
    /// <param name="paths">The folder of the backup.</param>
    /// <param name="index">The documents of the backup.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    /// <exception cref="IpernityBackupException">The folder is not a backup.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static void Write(BackupPaths paths, BackupIndex index, CancellationToken cancellationToken) =>
        new BackupViewer(paths).Write(index, cancellationToken);

    /// <summary>
    /// The number of the file with a document's details: FNV-1a over the characters, which the page computes in the same way.
    /// </summary>
    public static int BucketOf(string id)
    {
        var hash = 2166136261u;
        foreach (var character in id)
            hash = unchecked((hash ^ character) * 16777619u);
        return (int)((hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) % BucketCount);
    }

    private void Write(BackupIndex index, CancellationToken cancellationToken)
    {
        var buckets = Enumerable.Range(0, BucketCount).Select(static _ => new List<(string Id, string Path)>()).ToArray();
        foreach (var entry in index.Entries)
            buckets[BucketOf(entry.Id)].Add((entry.Id, entry.Path));

        Directory.CreateDirectory(paths.PageData);
        for (var bucket = 0; bucket < BucketCount; bucket++)
            WriteDetails(bucket, buckets[bucket], cancellationToken);
        WriteRows(index);
        WriteLists();
        PageAssets.Write(paths);
    }

    private void WriteDetails(int bucket, List<(string Id, string Path)> documents, CancellationToken cancellationToken)
    {
        var name = $"details-{bucket.ToString("x2", CultureInfo.InvariantCulture)}";
        var file = DataFile(name);
        if (documents.Count == 0)
        {
            File.Delete(file);
            return;
        }

        documents.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        var stamp = StampOf(documents);
        DataScript.WriteNew(file, name, stamp, json =>
        {
            json.WriteStartArray();
            foreach (var (_, path) in documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Find(SidecarOf(path), BackupJson.Files.DocumentRecord) is { } document)
                    JsonSerializer.Serialize(json, document, PageJson.Data.DocumentRecord);
            }

            json.WriteEndArray();
        });
    }

    // The stamp consists of the lengths and times of the sidecars.
    private string StampOf(List<(string Id, string Path)> documents)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var (id, path) in documents)
        {
            ShortLivedMemory.Add(kilobytes: 2);
            var file = new FileInfo(SidecarOf(path));
            md5.AppendData(Encoding.UTF8.GetBytes(file.Exists
                ? FormattableString.Invariant($"{id} {file.Length} {file.LastWriteTimeUtc.Ticks}\n")
                : $"{id}\n"));
        }

        return $"{DataVersion} {Md5Hex.Digits(md5.GetHashAndReset())}";
    }

    private void WriteRows(BackupIndex index)
    {
        const string Name = "documents";
        DataScript.WriteNew(DataFile(Name), Name, $"{DataVersion} {index.ComputeStamp()}", json =>
        {
            var rows = index.Entries.Select(DocumentRow.OrderOf).ToList();
            rows.Sort(DocumentRow.Compare);
            json.WriteStartArray();
            foreach (var (_, id) in rows)
            {
                if (index.Find(id) is { } entry)
                    DocumentRow.Write(json, entry);
            }

            json.WriteEndArray();
        });
    }

    private void WriteLists()
    {
        var manifest = BackupManifest.Open(paths);
        WriteData("manifest", json => JsonSerializer.Serialize(json, manifest, PageJson.Data.ManifestRecord));
        var albums = Find(paths.Albums, BackupJson.Files.AlbumFile) ?? new AlbumFile();
        WriteData("albums", json => JsonSerializer.Serialize(json, albums, PageJson.Data.AlbumFile));
        var folders = Find(paths.Folders, BackupJson.Files.FolderFile) ?? new FolderFile();
        WriteData("folders", json => JsonSerializer.Serialize(json, folders, PageJson.Data.FolderFile));
    }

    // Unreadable files are left out of the page, so that it shows the rest of the backup.
    private static T? Find<T>(string path, JsonTypeInfo<T> type)
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

    private void WriteData(string name, Action<Utf8JsonWriter> write) => DataScript.Write(DataFile(name), name, DataVersion, write);

    private string SidecarOf(string path) => BackupPaths.SidecarOf(paths.FullPath(path));

    private string DataFile(string name) => Path.Combine(paths.PageData, $"{name}.js");
}
