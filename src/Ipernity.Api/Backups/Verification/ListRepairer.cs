using System.Globalization;
using Ipernity.Api.Backups.Engine;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Fetches the profile and the lists of a backup again.</summary>
internal sealed class ListRepairer(IpernityClient client, BackupPaths paths, RepairOptions options)
{
    /// <summary>Whether a file is the profile or one of the lists.</summary>
    /// <param name="paths">The backup.</param>
    /// <param name="path">The full path of the file.</param>
    public static bool IsList(BackupPaths paths, string path) => Array.IndexOf(ListsOf(paths), path) >= 0;

    /// <summary>Fetches a list. A list that cannot be read is kept aside under another name.</summary>
    /// <param name="path">The full path of the list.</param>
    /// <param name="stop">Ends the calls.</param>
    /// <returns>Whether the service returned as many entries as it counts. It may count entries that it does not show.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses the list.</exception>
    /// <exception cref="IOException">The list cannot be written.</exception>
    public async Task<bool> FetchAsync(string path, CancellationToken stop)
    {
        // In a folder of its own, so that a list that is fetched only in part is never taken for the whole one.
        var folder = Path.Combine(paths.State, "repair");
        var fetched = Path.Combine(folder, Path.GetFileName(path));
        BackupProblem? problem = null;
        try
        {
            Delete(folder);
            var context = new BackupContext(client, options.ToBackupOptions(folder), found => problem = found);
            var lists = new AccountLists(context) { Only = fetched };
            await lists.SaveAsync(stop).ConfigureAwait(false);
            if (problem is not null)
                throw problem.Failure as IpernityException ?? SavedFile.Translate(problem.Failure, path);
            KeepAside(path);
            PartialFile.Move(fetched, path, overwrites: false);
            return lists.AreWhole;
        }
        finally
        {
            Delete(folder);
        }
    }

    /// <summary>Renames a damaged file, if it is there, so that a person can still look at it.</summary>
    /// <param name="path">The full path of the file.</param>
    public static void KeepAside(string path)
    {
        if (!File.Exists(path))
            return;
        var stamp = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        File.Move(path, $"{path}.{stamp}.damaged");
    }

    private static string[] ListsOf(BackupPaths paths) =>
    [
        paths.Profile, paths.Albums, paths.Folders, paths.Articles, paths.Contacts, paths.Groups, paths.FavouriteDocuments,
        paths.FavouriteAlbums,
    ];

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
