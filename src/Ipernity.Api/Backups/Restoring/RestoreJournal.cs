using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>
/// Records which part of the backup was restored as what, in a file of the backup to which a line is appended for each step. After a kill,
/// the next run continues without doing anything twice. The last line of a part is valid; unreadable lines are ignored.
/// </summary>
internal sealed class RestoreJournal : IDisposable
{
    private const byte NewLine = (byte)'\n';

    private readonly string _path;
    private readonly object _gate = new();
    private readonly Dictionary<(RestoreKind, string), RestoreJournalEntry> _entries = [];
    private FileStream? _file;

    private RestoreJournal(string path)
    {
        _path = path;
    }

    /// <summary>Reads the journal of an account. Nothing is written.</summary>
    /// <exception cref="IpernityBackupException">It cannot be read.</exception>
    public static RestoreJournal Read(BackupPaths paths, string userId)
    {
        var journal = new RestoreJournal(Path.Combine(paths.State, $"restore-{SafeName.Clean(userId)}.jsonl"));
        try
        {
            if (File.Exists(journal._path))
                journal.ReadLines();
            return journal;
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw new IpernityBackupException(
                BackupFailure.BackupUnreadable,
                $"'{journal._path}' cannot be read: {failure.Message}",
                innerException: failure
            );
        }
    }

    /// <summary>Opens the journal for writing. The lock of the backup keeps other runs away.</summary>
    /// <exception cref="IpernityBackupException">It cannot be written.</exception>
    public void Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            // The last line of a killed run may have no line break.
            if (_file.Seek(0, SeekOrigin.End) > 0)
                _file.WriteByte(NewLine);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            throw Unwritable(failure);
        }
    }

    /// <summary>Finds the last entry of a part; an entry without a state if there is none.</summary>
    public RestoreJournalEntry Find(RestoreKind kind, string id)
    {
        lock (_gate)
            return _entries.TryGetValue((kind, id), out var entry) ? entry : new RestoreJournalEntry { Kind = kind, Id = id };
    }

    /// <summary>Adds a line. It is handed to the operating system before this returns, so that a kill does not lose it.</summary>
    /// <exception cref="IpernityBackupException">It cannot be written.</exception>
    public void Set(RestoreJournalEntry entry)
    {
        entry = entry with { At = DateTimeOffset.UtcNow.ToUnixTimeSeconds() };
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, RestoreJournalJson.Default.RestoreJournalEntry), NewLine];
        lock (_gate)
        {
            _entries[(entry.Kind, entry.Id)] = entry;
            try
            {
                _file!.Write(line, 0, line.Length);
                _file.Flush();
            }
            catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
            {
                throw Unwritable(failure);
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private void ReadLines()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (Parse(line) is { } entry)
                _entries[(entry.Kind, entry.Id)] = entry;
        }
    }

    private static RestoreJournalEntry? Parse(string line)
    {
        try
        {
            return
                line.Length > 0
                && JsonSerializer.Deserialize(line, RestoreJournalJson.Default.RestoreJournalEntry) is { Id.Length: > 0 } entry
                ? entry
                : null;
        }
        catch (JsonException)
        {
            // A run was killed while it wrote the line.
            return null;
        }
    }

    private IpernityBackupException Unwritable(Exception failure) =>
        new(BackupFailure.BackupUnwritable, $"'{_path}' cannot be written: {failure.Message}", innerException: failure);
}
