using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Verification;
using Ipernity.Api.Downloads;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The part of a backup to restore.</summary>
internal sealed class RestoreSource
{
    private readonly BackupPaths _paths;
    private readonly RestoreOptions _options;
    private readonly HashSet<string>? _wanted;
    private readonly Dictionary<string, DocumentSource> _documents = new(StringComparer.Ordinal);

    private RestoreSource(BackupPaths paths, RestoreOptions options)
    {
        _paths = paths;
        _options = options;
        Manifest = BackupManifest.Open(paths);
        var albums = ReadList(paths.Albums, path => BackupFile.Read(path, BackupJson.Files.AlbumFile))?.Albums ?? [];
        var wanted = options.IsAlbumWanted is { } isWanted ? [.. albums.Where(album => isWanted(album.Id, album.Title))] : albums;
        if (options.IsFiltered)
        {
            var ofAlbums = options.IsAlbumWanted is null ? [] : wanted.SelectMany(static album => album.Documents);
            _wanted = new HashSet<string>(options.DocumentIds.Concat(ofAlbums), StringComparer.Ordinal);
        }
        else
        {
            Folders = ReadList(paths.Folders, path => BackupFile.Read(path, BackupJson.Files.FolderFile))?.Folders ?? [];
        }

        // Requested documents are also added to their albums, if these are in the account.
        Albums = options.DocumentIds.Count > 0 ? [.. albums.Where(album => album.Documents.Any(_wanted!.Contains))] : wanted;
    }

    public ManifestRecord Manifest { get; }

    /// <summary>The documents by their identifiers.</summary>
    public IReadOnlyDictionary<string, DocumentSource> Documents => _documents;

    /// <summary>The albums, in the order of the account.</summary>
    public AlbumRecord[] Albums { get; }

    /// <summary>The folders, in the order of the account; none if only a part of the backup is restored.</summary>
    public FolderRecord[] Folders { get; } = [];

    /// <summary>The sidecars that cannot be read, with the reason.</summary>
    public List<(string Path, string Reason)> Unreadable { get; } = [];

    /// <summary>Reads a backup.</summary>
    /// <exception cref="IpernityBackupException">There is no backup in the folder, or it cannot be read.</exception>
    public static RestoreSource Read(BackupPaths paths, RestoreOptions options, CancellationToken stop)
    {
        var content = new RestoreSource(paths, options);
        content.ReadDocuments(BackupPaths.DocumentFolder, stop);
        if (options.DocumentIds.Any(id => !content._documents.ContainsKey(id)))
            content.ReadDocuments($"{BackupPaths.RemovedFolder}/{BackupPaths.DocumentFolder}", stop);
        return content;
    }

    /// <summary>Counts the entries of a list that cannot be restored.</summary>
    public static long CountEntries(string path) =>
        ReadList(path, static list => BackupFile.Read(list, BackupJson.Files.ServedFile))?.Items.Length ?? 0;

    private void ReadDocuments(string folder, CancellationToken stop)
    {
        // The walk also reports files without a sidecar, which cannot be restored.
        var walk = new SidecarWalk(_paths, new FindingList(_paths, static _ => { }));
        foreach (var sidecar in walk.FindSidecars(_paths.FullPath(folder)))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord) is { Id.Length: > 0 } record)
                    Add(record, sidecar);
                else
                    Unreadable.Add((sidecar, "It does not contain the identifier of a document."));
            }
            catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
            {
                Unreadable.Add((sidecar, failure.Message));
            }
        }
    }

    private void Add(DocumentRecord record, string sidecar)
    {
        if (_documents.ContainsKey(record.Id) || _wanted?.Contains(record.Id) == false)
            return;
        var notes = record.Notes ?? [];
        var comments = record.Comments ?? [];
        var path = sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length);
        var problem = FindProblem(record, path);
        // Accounts have many thousands of documents, so only the needed parts stay in memory.
        var kept = record with
        {
            Notes = [.. notes.Where(note => IsOwn(note.UserId))],
            Comments = [.. comments.Where(comment => IsOwn(comment.UserId))],
            Exif = null,
            Other = null,
            Unknown = null,
        };
        _documents.Add(
            record.Id,
            new DocumentSource(kept, record.File is null ? null : path, problem)
            {
                SavedAt = File.GetLastWriteTimeUtc(sidecar),
                NotesOfOthers = notes.Length - kept.Notes.Length,
                CommentsOfOthers = comments.Length - kept.Comments.Length,
            }
        );
    }

    // Text of the backup's member counts as own text, even if the backup is restored to another account of that person.
    private bool IsOwn(string? userId) => userId is not null && (userId == Manifest.Account.UserId || userId == _options.UserId);

    private string? FindProblem(DocumentRecord record, string path)
    {
        if (record.File is null)
            return "The backup has no file for this document.";
        if (!string.Equals(record.File, Path.GetFileName(path), StringComparison.Ordinal))
            return $"Its sidecar names the file '{record.File}' instead of its own.";
        var file = new FileInfo(path);
        if (!file.Exists)
            return "Its file is missing from the backup.";
        if (BackupLinks.LeadsOut(_paths, path))
            return "Its file is a link to a place outside the backup.";
        return record.Original?.Bytes is { } bytes && bytes != file.Length ? "Its file is damaged: the length is wrong." : null;
    }

    private static T? ReadList<T>(string path, Func<string, T?> read)
        where T : class
    {
        try
        {
            return read(path);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is InvalidDataException)
        {
            throw new IpernityBackupException(BackupFailure.BackupUnreadable, failure.Message, innerException: failure);
        }
    }
}
