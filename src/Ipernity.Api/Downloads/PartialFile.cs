using System.Security.Cryptography;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Downloads;

/// <summary>
/// The downloaded part of a file, stored beside the file as <c>.NAME.ID.part</c>. It gets the name of the file only when it is complete and
/// checked, so that a killed run leaves no incomplete file. The next run continues with it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const string Extension = ".part";

    private readonly DownloadPlan _plan;
    private readonly string _path;
    private readonly FileStream _stream;
    private IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    private PartialFile(DownloadPlan plan, string path, FileStream stream)
    {
        _plan = plan;
        _path = path;
        _stream = stream;
    }

    /// <summary>How many bytes have arrived.</summary>
    public long Length { get; private set; }

    /// <summary>Whether it contains bytes from an earlier run.</summary>
    public bool HasEarlierBytes { get; private set; }

    // Without a checksum, parts of different files could be joined unnoticed.
    private bool IsKept => _plan.Md5 is not null;

    public static async Task<PartialFile> OpenAsync(DownloadPlan plan, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(plan.Path)!;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $".{Path.GetFileName(plan.Path)}.{SafeName.Clean(plan.Document.Id)}{Extension}");
        var stream = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
        var file = new PartialFile(plan, path, stream);
        try
        {
            if (!file.IsKept || stream.Length > plan.Length)
                file.Clear();
            if (stream.Length > 0)
                await SavedFile.AppendAsync(file._md5, stream, cancellationToken).ConfigureAwait(false);
            file.Length = stream.Length;
            file.HasEarlierBytes = file.Length > 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public async Task AppendAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        _md5.AppendData(buffer, 0, count);
        Length += count;
    }

    /// <summary>Discards the downloaded bytes.</summary>
    public void Clear()
    {
        _stream.SetLength(0);
        _md5.Dispose();
        _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        Length = 0;
        HasEarlierBytes = false;
    }

    /// <summary>Compares the downloaded bytes with the length and the MD5 that the service reports.</summary>
    /// <returns>A sentence about the difference; null if there is none.</returns>
    public string? FindMismatch()
    {
        if (_plan.Length is { } length && Length != length)
            return FormattableString.Invariant($"It has {Length:N0} instead of {length:N0} bytes.");
        if (_plan.Md5 is null)
            return null;
        var md5 = Md5Hex.Digits(_md5.GetHashAndReset());
        return string.Equals(md5, _plan.Md5, StringComparison.OrdinalIgnoreCase) ? null : $"Its MD5 is {md5} instead of {_plan.Md5}.";
    }

    /// <summary>Gives the file its final name and its time.</summary>
    public void Complete()
    {
        _stream.Dispose();
        SetTime();
        _plan.Replacing?.Invoke();
        Move(_path, _plan.Path, _plan.Overwrites);
    }

    /// <summary>Deletes it.</summary>
    public void Delete()
    {
        _stream.Dispose();
        File.Delete(_path);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _md5.Dispose();
        if (!IsKept || (File.Exists(_path) && new FileInfo(_path).Length == 0))
            File.Delete(_path);
    }

    /// <summary>Writes a file through a temporary one, so that a kill leaves either the old file or the new one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}{Extension}");
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
                write(stream);
            Move(part, path, overwrites: true);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            File.Delete(part);
            throw;
        }
    }

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content, 0, content.Length));

    /// <summary>Whether a file name is that of a part.</summary>
    public static bool IsNameOf(string name) =>
        name.StartsWith(".", StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>Renames a file atomically.</summary>
    public static void Move(string from, string to, bool overwrites)
    {
#if NET8_0_OR_GREATER
        File.Move(from, to, overwrites);
#else
        if (overwrites && File.Exists(to))
            File.Replace(from, to, destinationBackupFileName: null);
        else
            File.Move(from, to);
#endif
    }

    private void SetTime()
    {
        if (_plan.Time is not { } time)
            return;
        try
        {
            File.SetLastWriteTime(_path, time);
        }
        catch (Exception refused) when (refused is ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Some file systems cannot store every time. The file itself is complete.
        }
    }
}
