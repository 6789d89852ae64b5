using System.Globalization;
using System.Text;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>
/// Writes the page of a backup and its data. The data is made from the files of the backup; what belongs to sidecars that did not change
/// since the last time is kept.
/// </summary>
/// <param name="paths">The folder of the backup.</param>
internal sealed class BackupViewer(BackupPaths paths)
{
    private const int BucketCount = 256;
    private const string DocumentData = "documents";

    /// <summary>Writes the page. The manifest and the other files of the backup are there already.</summary>
    /// <param name="paths">The folder of the backup.</param>
    /// <param name="files">The path of each document's file from the folder of the backup, by the document's identifier.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="InvalidDataException">A file of the backup does not hold what it should.</exception>
    public static Task WriteAsync(
        BackupPaths paths, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken) =>
        Task.Run(() => new BackupViewer(paths).Write(files, cancellationToken), cancellationToken);

    private string StateFile => Path.Combine(paths.State, "page.json");

    /// <summary>The bucket of a document's details: FNV-1a over the characters, which the page computes in the same way.</summary>
    public static int BucketOf(string id)
    {
        var hash = 2166136261u;
        foreach (var character in id)
            hash = unchecked((hash ^ character) * 16777619u);
        return (int)((hash ^ (hash >> 8) ^ (hash >> 16) ^ (hash >> 24)) % BucketCount);
    }

    private void Write(IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var state = new PageState { Version = PageState.CurrentVersion, Sidecars = StampSidecars(files, cancellationToken) };
        var rows = ReadRows();
        var old = rows is null ? null : ReadState();
        var documents = new List<DocumentRow>(state.Sidecars.Count);
        foreach (var bucket in state.Sidecars.Keys.Concat(old?.Sidecars.Keys ?? Enumerable.Empty<string>()).Distinct().GroupBy(BucketOf))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isSame = old is not null && File.Exists(DetailFile(bucket.Key)) && bucket.All(id => IsSame(id, old, state) && rows!.ContainsKey(id));
            documents.AddRange(isSame
                ? bucket.Select(id => rows![id])
                : WriteDetails(bucket.Key, bucket.Where(state.Sidecars.ContainsKey), files));
        }

        WriteRows(documents);
        WriteLists();
        PageAssets.Write(paths);
        BackupFile.Write(StateFile, state, PageJson.Data.PageState);
    }

    private static bool IsSame(string id, PageState old, PageState now) =>
        old.Sidecars.TryGetValue(id, out var before) && now.Sidecars.TryGetValue(id, out var after)
        && string.Equals(before, after, StringComparison.Ordinal);

    private Dictionary<string, string> StampSidecars(IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var stamps = new Dictionary<string, string>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sidecar = new FileInfo(paths.FullPath(BackupPaths.SidecarOf(file.Value)));
            if (sidecar.Exists)
            {
                stamps.Add(
                    file.Key, string.Create(CultureInfo.InvariantCulture, $"{sidecar.Length}-{sidecar.LastWriteTimeUtc.Ticks}"));
            }
        }

        return stamps;
    }

    private IEnumerable<DocumentRow> WriteDetails(int bucket, IEnumerable<string> ids, IReadOnlyDictionary<string, string> files)
    {
        var documents = new List<(string File, DocumentRecord Document)>();
        foreach (var id in ids)
        {
            var sidecar = paths.FullPath(BackupPaths.SidecarOf(files[id]));
            if (BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord) is { } document)
                documents.Add((files[id], document));
        }

        DataScript.Write(DetailFile(bucket), DetailData(bucket), json =>
        {
            json.WriteStartArray();
            foreach (var (_, document) in documents)
                JsonSerializer.Serialize(json, document, PageJson.Data.DocumentRecord);
            json.WriteEndArray();
        });
        return documents.Select(static entry => DocumentRow.Of(entry.Document, entry.File));
    }

    // In the order of the timeline: the newest first.
    private void WriteRows(List<DocumentRow> documents)
    {
        documents.Sort(static (left, right) =>
            string.CompareOrdinal(right.Time, left.Time) is var order and not 0 ? order : string.CompareOrdinal(right.Id, left.Id));
        DataScript.Write(DataFile(DocumentData), DocumentData, json =>
        {
            json.WriteStartArray();
            foreach (var document in documents)
                document.Write(json);
            json.WriteEndArray();
        });
    }

    private void WriteLists()
    {
        var manifest = BackupManifest.Open(paths);
        DataScript.Write(
            DataFile("manifest"), "manifest", json => JsonSerializer.Serialize(json, manifest, PageJson.Data.ManifestRecord));
        var albums = BackupFile.Read(paths.Albums, BackupJson.Files.AlbumFile) ?? new AlbumFile();
        DataScript.Write(DataFile("albums"), "albums", json => JsonSerializer.Serialize(json, albums, PageJson.Data.AlbumFile));
        var folders = BackupFile.Read(paths.Folders, BackupJson.Files.FolderFile) ?? new FolderFile();
        DataScript.Write(DataFile("folders"), "folders", json => JsonSerializer.Serialize(json, folders, PageJson.Data.FolderFile));
    }

    private Dictionary<string, DocumentRow>? ReadRows()
    {
        using var data = DataScript.Read(DataFile(DocumentData), DocumentData);
        try
        {
            return data?.RootElement.EnumerateArray().Select(DocumentRow.Read).ToDictionary(static row => row.Id, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private PageState? ReadState()
    {
        try
        {
            return BackupFile.Read(StateFile, PageJson.Data.PageState) is { Version: PageState.CurrentVersion } state ? state : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private string DataFile(string name) => Path.Combine(paths.PageData, $"{name}.js");

    private string DetailFile(int bucket) => DataFile(DetailData(bucket));

    private static string DetailData(int bucket) => $"details-{bucket.ToString("x2", CultureInfo.InvariantCulture)}";
}
