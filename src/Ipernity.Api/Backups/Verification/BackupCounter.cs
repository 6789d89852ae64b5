using System.Globalization;
using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Counts what a backup has, as its manifest does.</summary>
internal sealed class BackupCounter
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

    /// <summary>What the backup has.</summary>
    public ContentRecord Found { get; set; } = new();

    /// <summary>Compares the counts of a manifest.</summary>
    /// <param name="manifest">What the manifest counts.</param>
    /// <param name="path">The full path of the manifest.</param>
    /// <param name="findings">Where each difference goes.</param>
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
