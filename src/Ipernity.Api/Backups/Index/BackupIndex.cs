using System.Text;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Api.Runs;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Backups.Index;

/// <summary>
/// The documents of a backup by their identifiers, in a file to which a line is appended for each saved document. The last line of a
/// document is valid; unreadable lines are ignored. Documents that have a sidecar but no line are added, so the file may be deleted.
/// Only the lines are in memory, because accounts have many thousands of documents.
/// </summary>
internal sealed class BackupIndex : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const byte NewLine = (byte)'\n';

    private readonly BackupPaths _paths;
    private readonly Dictionary<string, byte[]> _lines = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private FileStream? _file;
    private bool _hasOldLines;

    private BackupIndex(BackupPaths paths)
    {
        _paths = paths;
    }

    /// <summary>How many documents there are, including those that are gone from the account.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _lines.Count;
        }
    }

    /// <summary>All documents, read one by one.</summary>
    public IEnumerable<BackupEntry> Entries
    {
        get
        {
            byte[][] lines;
            lock (_gate)
                lines = [.. _lines.Values];
            return lines.Select(static line =>
            {
                ShortLivedMemory.Add(kilobytes: 1);
                return Parse(line)!;
            });
        }
    }

    private string FilePath => Path.Combine(_paths.State, "documents.jsonl");

    /// <summary>Reads the index of a backup, and the sidecars of documents that it does not contain. Nothing is written.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static BackupIndex Read(BackupPaths paths, CancellationToken cancellationToken)
    {
        var index = new BackupIndex(paths);
        if (File.Exists(index.FilePath))
        {
            using var file = File.OpenRead(index.FilePath);
            index.ReadLines(file);
        }

        index.AddFromSidecars(cancellationToken);
        return index;
    }

    /// <summary>A hash of all entries, which changes when any entry changes.</summary>
    public string ComputeStamp()
    {
        var sum = new byte[16];
        lock (_gate)
        {
            foreach (var line in _lines.Values)
            {
                // The hash must not depend on the order of the lines.
                var hash = Md5Hex.Hash(line);
                for (var i = 0; i < sum.Length; i++)
                    sum[i] ^= hash[i];
            }
        }

        return Md5Hex.Digits(sum);
    }

    /// <returns>The document; null if it is not in the backup.</returns>
    public BackupEntry? Find(string id)
    {
        byte[]? line;
        lock (_gate)
            _lines.TryGetValue(id, out line);
        return line is null ? null : Parse(line);
    }

    /// <summary>
    /// Adds or replaces a document. The line is handed to the operating system before this returns, so that a kill does not lose it.
    /// </summary>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public void Set(BackupEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, IndexJson.Lines.BackupEntry);
        lock (_gate)
        {
            _hasOldLines |= Keep(entry, line);
            _file ??= Append();
            _file.Write([.. line, NewLine], 0, line.Length + 1);
            _file.Flush();
        }
    }

    /// <summary>Adds a document whose sidecar is there, but not yet its file. The next run looks at it again.</summary>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public void SetUnfinished(DocumentRecord record, string path) => Set(EntryOf(record, path));

    /// <summary>Writes each document on one line again if the file has lines that no longer count.</summary>
    /// <exception cref="IOException">The index cannot be written.</exception>
    public void Compact()
    {
        lock (_gate)
        {
            if (!_hasOldLines)
                return;
            _file?.Dispose();
            _file = null;
            PartialFile.Write(FilePath, stream =>
            {
                foreach (var line in _lines.Values)
                {
                    stream.Write(line, 0, line.Length);
                    stream.WriteByte(NewLine);
                }
            });
            _hasOldLines = false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private static BackupEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(line, IndexJson.Lines.BackupEntry);
            return entry is { Id.Length: > 0, Path.Length: > 0 } ? entry : null;
        }
        catch (JsonException)
        {
            // A run was killed while it wrote the line.
            return null;
        }
    }

    private void ReadLines(Stream file)
    {
        using var line = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (file.Read(buffer, 0, buffer.Length) is var read and > 0)
        {
            for (var start = 0; start < read;)
            {
                var end = Array.IndexOf(buffer, NewLine, start, read - start);
                var length = (end < 0 ? read : end) - start;
                line.Write(buffer, start, length);
                start += length + 1;
                if (end >= 0)
                    ReadLine(line);
            }
        }

        ReadLine(line);
    }

    private void ReadLine(MemoryStream line)
    {
        if (line.Length == 0)
            return;
        var content = line.ToArray();
        line.SetLength(0);
        if (Parse(content) is { } entry)
            _hasOldLines |= Keep(entry, content);
        else
            _hasOldLines = true;
    }

    /// <returns>Whether an earlier line is now outdated.</returns>
    private bool Keep(BackupEntry entry, byte[] line)
    {
        var isKnown = _lines.Remove(entry.Id);
        if (entry.IsRemoved == true)
            return true;
        _lines.Add(entry.Id, line);
        return isKnown;
    }

    private FileStream Append()
    {
        Directory.CreateDirectory(_paths.State);
        var file = new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // The last line of a killed run may have no line break.
        file.Seek(0, SeekOrigin.End);
        file.WriteByte(NewLine);
        return file;
    }

    private void AddFromSidecars(CancellationToken cancellationToken)
    {
        var folder = _paths.FullPath(BackupPaths.DocumentFolder);
        if (!Directory.Exists(folder))
            return;
        foreach (var sidecar in Directory.EnumerateFiles(folder, "*" + BackupPaths.SidecarExtension, SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ShortLivedMemory.Add(kilobytes: 1);
            var path = _paths.RelativePath(sidecar.Substring(0, sidecar.Length - BackupPaths.SidecarExtension.Length));
            if (IsKnown(path) || Path.GetFileName(path).StartsWith(".", StringComparison.Ordinal)
                || !BackupPaths.IsSidecar(sidecar, File.Exists) || FindRecord(sidecar) is not { } record)
                continue;
            if (!_lines.ContainsKey(record.Id))
                _lines.Add(record.Id, JsonSerializer.SerializeToUtf8Bytes(EntryOf(record, path), IndexJson.Lines.BackupEntry));
        }
    }

    // Most lines contain the path unescaped, so that they need not be parsed.
    private bool IsKnown(string path)
    {
        var start = path.LastIndexOf('-') + 1;
        var end = path.LastIndexOf('.');
        return start < end && _lines.TryGetValue(path.Substring(start, end - start), out var line)
            && (line.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"{path}\"")) >= 0 || Parse(line)!.Path == path);
    }

    // A file that is not a sidecar is ignored.
    private static DocumentRecord? FindRecord(string sidecar)
    {
        try
        {
            return BackupFile.Read(sidecar, BackupJson.Files.DocumentRecord) is { Id.Length: > 0 } record ? record : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Without a fingerprint, the next run requests its details again.
    private BackupEntry EntryOf(DocumentRecord record, string path) => new()
    {
        Id = record.Id,
        Path = path,
        Faves = record.Counts?.Faves,
        Bytes = record.File is null ? null : record.Original?.Bytes,
        Md5 = record.Original?.Md5,
        HasThumbnail = File.Exists(_paths.FullPath(BackupPaths.ThumbnailOf(path))),
        Title = record.Title,
        CreatedAt = record.CreatedAt,
        PostedAt = record.PostedAt,
        Media = record.Media,
        Keywords = record.Keywords,
        GoneAt = record.GoneAt,
    };
}
