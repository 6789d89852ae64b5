namespace Ipernity.Api.Uploads;

/// <summary>
/// A file of this machine as it was when it was looked at. It is only read, others may go on using it, and it is open no
/// longer than it is read.
/// </summary>
public sealed class LocalFile
{
    private const string UploadMethod = "upload.file";

    private readonly string _target;
    private readonly DateTime _changedAt;

    private LocalFile(FileInfo file, FileInfo target)
    {
        Path = file.FullName;
        Name = file.Name;
        Length = target.Length;
        _target = target.FullName;
        _changedAt = target.LastWriteTimeUtc;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The name, without directories.</summary>
    public string Name { get; }

    /// <summary>How many bytes it has; at least one.</summary>
    public long Length { get; }

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IpernityUploadException">It is not there, is no file, or is empty.</exception>
    public static LocalFile Find(string path)
    {
        _ = path ?? throw new ArgumentNullException(nameof(path));
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
                throw Problem(UploadFailure.NotAFile, $"'{path}' is a directory.");
            if (!file.Exists)
                throw Problem(UploadFailure.FileNotFound, $"There is no file '{path}'.");
            if ((file.Attributes & FileAttributes.Device) != 0)
                throw Problem(UploadFailure.NotAFile, $"'{path}' is a device.");
            var target = Target(file);
            return target.Length > 0 ? new LocalFile(file, target) : throw Problem(UploadFailure.FileEmpty, $"'{path}' is empty.");
        }
        catch (Exception refused) when (IsOfReading(refused))
        {
            throw Unreadable(path, refused);
        }
    }

    /// <summary>The path.</summary>
    /// <returns>The full path.</returns>
    public override string ToString() => Path;

    /// <summary>Reads all of it, checks that it stayed as it was, and hands each part on.</summary>
    /// <param name="buffer">Where each part is read to.</param>
    /// <param name="take">Takes a part, which is the buffer's first bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IpernityUploadException">It cannot be read, or was changed meanwhile.</exception>
    internal async Task ReadAsync(byte[] buffer, Func<int, Task> take, CancellationToken cancellationToken)
    {
        using var stream = Open();
        for (var left = Length; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = await ReadAsync(stream, buffer, (int)Math.Min(buffer.Length, left), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw Changed();
            left -= read;
            await take(read).ConfigureAwait(false);
        }

        if (!IsUnchanged())
            throw Changed();
    }

    // A link has a length of its own, which is none of what it leads to.
    private static FileInfo Target(FileInfo file) =>
#if NET8_0_OR_GREATER
        (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
#else
        file;
#endif

    private FileStream Open()
    {
        try
        {
            // Unbuffered: what reads it has a buffer of its own.
            return new FileStream(_target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Changed();
        }
        catch (Exception refused) when (IsOfReading(refused))
        {
            throw Unreadable(Path, refused);
        }
    }

    private async Task<int> ReadAsync(FileStream stream, byte[] buffer, int count, CancellationToken cancellationToken)
    {
        try
        {
#if NET8_0_OR_GREATER
            return await stream.ReadAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
            return await stream.ReadAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
#endif
        }
        catch (Exception refused) when (IsOfReading(refused))
        {
            throw Unreadable(Path, refused);
        }
    }

    private bool IsUnchanged()
    {
        var now = new FileInfo(_target);
        // One that was deleted or replaced while it was open was read whole all the same.
        return !now.Exists || (now.Length == Length && now.LastWriteTimeUtc == _changedAt);
    }

    private IpernityUploadException Changed() => Problem(UploadFailure.FileChanged, $"'{Path}' was changed while it was read.");

    private static bool IsOfReading(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    private static IpernityUploadException Unreadable(string path, Exception refused) =>
        Problem(UploadFailure.FileUnreadable, $"'{path}' cannot be read: {refused.Message}", refused);

    private static IpernityUploadException Problem(UploadFailure failure, string message, Exception? innerException = null) =>
        new(failure, UploadMethod, message, innerException: innerException);
}
