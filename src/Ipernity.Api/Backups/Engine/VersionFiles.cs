using System.Globalization;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Engine;

/// <summary>The files of a document that were replaced on the service and kept.</summary>
internal static class VersionFiles
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Finds a free path for a file that is about to be replaced.</summary>
    /// <param name="paths">The backup.</param>
    /// <param name="file">The relative path of the document's file.</param>
    /// <param name="replacedAt">When the service replaced it.</param>
    /// <returns>A full path that does not exist.</returns>
    public static string NewPath(BackupPaths paths, string file, DateTimeOffset replacedAt)
    {
        var name = NameOf(file);
        var folder = paths.FullPath(BackupPaths.VersionFolderOf(file));
        Directory.CreateDirectory(folder);
        for (var time = replacedAt.ToUniversalTime(); ; time = time.AddSeconds(1))
        {
            var stamp = time.ToString(Stamp, CultureInfo.InvariantCulture);
            var path = Path.Combine(folder, $"{name}.{stamp}{Path.GetExtension(name)}");
            if (!File.Exists(path))
                return path;
        }
    }

    /// <summary>Finds the versions in the folder, including those that a killed run did not add to the sidecar.</summary>
    /// <param name="paths">The backup.</param>
    /// <param name="file">The relative path of the document's file.</param>
    /// <param name="known">The versions that the sidecar names.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<VersionRecord[]?> FindAsync(BackupPaths paths, string file, VersionRecord[]? known, CancellationToken stop)
    {
        var versions = new List<VersionRecord>(known ?? []);
        foreach (var path in FilesOf(paths, file))
        {
            var relative = paths.RelativePath(path);
            if (versions.Exists(version => version.File == relative) || TimeOf(path, file) is not { } replacedAt)
                continue;
            versions.Add(new VersionRecord
            {
                File = relative,
                ReplacedAt = replacedAt,
                Bytes = new FileInfo(path).Length,
                Md5 = await SavedFile.ComputeMd5Async(path, stop).ConfigureAwait(false),
            });
        }

        return versions.Count > 0 ? [.. versions.OrderBy(static version => version.ReplacedAt)] : null;
    }

    /// <summary>The full paths of the versions of a document.</summary>
    public static IEnumerable<string> FilesOf(BackupPaths paths, string file)
    {
        var folder = paths.FullPath(BackupPaths.VersionFolderOf(file));
        var start = $"{NameOf(file)}.";
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path).StartsWith(start, StringComparison.Ordinal))
            : [];
    }

    private static DateTimeOffset? TimeOf(string path, string file)
    {
        var start = file.Length - file.LastIndexOf('/');
        var name = Path.GetFileName(path);
        const int Length = 16;
        return name.Length >= start + Length && DateTimeOffset.TryParseExact(
            name.Substring(start, Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    private static string NameOf(string file) => file.Substring(file.LastIndexOf('/') + 1);
}
