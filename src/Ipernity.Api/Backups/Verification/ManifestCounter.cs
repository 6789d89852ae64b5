using System.Globalization;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Counts what a backup has, as its manifest does.</summary>
/// <param name="paths">The backup.</param>
/// <param name="files">What the backup says of files.</param>
internal sealed class ManifestCounter(BackupPaths paths, RecordedFiles files)
{
    /// <summary>The name of the count of documents that are gone from the account.</summary>
    public const string Gone = "gone";

    private static readonly (string Name, Func<ContentRecord, long> Read)[] Counts =
    [
        ("documents", static content => content.Documents),
        ("files", static content => content.Files),
        ("bytes", static content => content.Bytes),
        ("albums", static content => content.Albums),
        ("folders", static content => content.Folders),
        ("articles", static content => content.Articles),
        ("contacts", static content => content.Contacts),
        ("groups", static content => content.Groups),
        ("favouriteDocuments", static content => content.FavouriteDocuments),
        ("favouriteAlbums", static content => content.FavouriteAlbums),
        (Gone, static content => content.Gone),
    ];

    private readonly Dictionary<string, CountedDocument> _documents = new(StringComparer.Ordinal);

    /// <summary>What the backup has.</summary>
    public ContentRecord Found { get; private set; } = new();

    /// <summary>How many documents there are.</summary>
    public int Documents => _documents.Count;

    /// <summary>Counts a backup without looking at its files.</summary>
    public static ContentRecord Count(BackupPaths paths, CancellationToken stop)
    {
        var counter = new ManifestCounter(paths, new RecordedFiles(paths));
        var findings = new FindingList(paths, static _ => { });
        foreach (var sidecar in new SidecarWalk(paths, findings).FindSidecars(paths.FullPath(BackupPaths.DocumentFolder)))
        {
            stop.ThrowIfCancellationRequested();
            if (Read(sidecar) is { Id.Length: > 0 } record)
                counter.Add(record, sidecar);
        }

        counter.AddLists(new ListCheck(paths, findings, static _ => true, manifest: null));
        return counter.Found;
    }

    /// <summary>Reads a sidecar; null if it cannot be read.</summary>
    public static DocumentRecord? Read(string sidecar)
    {
        try
        {
            return BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether a document was counted.</summary>
    public bool Has(string documentId) => _documents.ContainsKey(documentId);

    /// <summary>Counts a document, once even if there are two sidecars.</summary>
    /// <param name="record">The sidecar.</param>
    /// <param name="sidecar">The full path of the sidecar.</param>
    /// <returns>The relative path of another sidecar that describes the same document; null if there is none so far.</returns>
    public string? Add(DocumentRecord record, string sidecar)
    {
        var path = paths.RelativePath(sidecar);
        _documents.TryGetValue(record.Id, out var other);
        // The same one counts in whatever order they are read.
        if (other is null || string.CompareOrdinal(path, other.Sidecar) < 0)
            _documents[record.Id] = new CountedDocument(path, record.GoneAt is not null, FindLength(record, sidecar));
        return other?.Sidecar;
    }

    /// <summary>Counts the lists, and the documents that were added before.</summary>
    public void AddLists(ListCheck lists)
    {
        var present = _documents.Values.Where(static document => !document.IsGone).ToArray();
        Found = lists.Check(new ContentRecord
        {
            Documents = present.Length,
            Files = present.Count(static document => document.Bytes is not null),
            Bytes = present.Sum(static document => document.Bytes ?? 0),
            Gone = _documents.Count - present.Length,
        });
    }

    /// <summary>Finds what is less than a manifest counts.</summary>
    /// <param name="manifest">What the manifest counts.</param>
    /// <param name="found">What the backup has.</param>
    /// <returns>The names of the counts, and both numbers.</returns>
    public static IEnumerable<(string Name, long Expected, long Actual)> FindLess(ContentRecord manifest, ContentRecord found) =>
        Counts.Select(count => (count.Name, Expected: count.Read(manifest), Actual: count.Read(found)))
            .Where(static count => count.Actual < count.Expected);

    /// <summary>The name of the count of a list, which is that of the file in another spelling.</summary>
    /// <param name="paths">The backup.</param>
    /// <param name="list">The full path of the list.</param>
    public static string NameOf(BackupPaths paths, string list) =>
        list == paths.FavouriteDocuments ? "favouriteDocuments"
        : list == paths.FavouriteAlbums ? "favouriteAlbums"
        : Path.GetFileNameWithoutExtension(list);

    /// <summary>What a count is called in messages.</summary>
    public static string LabelOf(string name) => name switch
    {
        "favouriteDocuments" => "favourite documents",
        "favouriteAlbums" => "favourite albums",
        Gone => "documents that are gone from the account",
        _ => name,
    };

    /// <summary>Compares the counts of a manifest.</summary>
    /// <param name="manifest">The counts of the manifest.</param>
    /// <param name="path">The full path of the manifest.</param>
    /// <param name="findings">Receives the differences.</param>
    public void Compare(ContentRecord manifest, string path, FindingList findings)
    {
        foreach (var (name, read) in Counts)
        {
            var (expected, actual) = (read(manifest), read(Found));
            if (expected == actual)
                continue;
            findings.Add(
                BackupFindingKind.CountWrong,
                path,
                FormattableString.Invariant($"The manifest's count of {LabelOf(name)} is {expected:N0}, but the backup has {actual:N0}."),
                expected: $"{name} {Text(expected)}",
                actual: $"{name} {Text(actual)}");
        }
    }

    // As the backup does: the length that the service told, or that of the file.
    private long? FindLength(DocumentRecord record, string sidecar)
    {
        if (record.File is null)
            return null;
        var file = new FileInfo(sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length));
        return files.Find(record, file.FullName).Bytes ?? (file.Exists ? file.Length : 0);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record CountedDocument(string Sidecar, bool IsGone, long? Bytes);
}
