using System.Globalization;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Counts the contents of a backup in the same way as the manifest.</summary>
internal sealed class ManifestCounter
{
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
        ("gone", static content => content.Gone),
    ];

    /// <summary>The counts of the backup.</summary>
    public ContentRecord Found { get; set; } = new();

    /// <summary>Counts a backup without looking at its files.</summary>
    public static ContentRecord Count(BackupPaths paths, CancellationToken stop)
    {
        var counter = new ManifestCounter();
        var findings = new FindingList(paths, static _ => { });
        foreach (var sidecar in new SidecarWalk(paths, findings).FindSidecars(paths.FullPath(BackupPaths.DocumentFolder)))
        {
            stop.ThrowIfCancellationRequested();
            if (Read(sidecar) is { Id.Length: > 0 } record)
                counter.Add(record);
        }

        return new ListCheck(paths, findings, static _ => true).Check(counter.Found);
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

    /// <summary>Counts a document.</summary>
    public void Add(DocumentRecord record)
    {
        var hasFile = record.File is not null;
        Found = record.GoneAt is not null
            ? Found with { Gone = Found.Gone + 1 }
            : Found with
            {
                Documents = Found.Documents + 1,
                Files = Found.Files + (hasFile ? 1 : 0),
                Bytes = Found.Bytes + (hasFile ? record.Original?.Bytes ?? 0 : 0),
            };
    }

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
                FormattableString.Invariant($"The manifest counts {expected:N0} {name}, but the backup has {actual:N0}."),
                expected: $"{name} {Text(expected)}",
                actual: $"{name} {Text(actual)}");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
