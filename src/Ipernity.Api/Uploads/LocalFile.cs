using System.Buffers;
using System.Security;
using System.Security.Cryptography;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Uploads;

/// <summary>
/// A snapshot of a local file. The file is only read, is closed as soon as possible, and is never locked.
/// </summary>
public sealed class LocalFile
{
    private const string UploadMethod = "upload.file";
    private const int BufferSize = 256 * 1024;

    private readonly string _target;
    private readonly DateTime _changedAt;

    private LocalFile(FileInfo file, FileInfo target, string? name)
    {
        Path = file.FullName;
        Name = name ?? file.Name;
        Length = target.Length;
        _target = target.FullName;
        _changedAt = target.LastWriteTimeUtc;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The name without directories, under which it is sent.</summary>
    public string Name { get; }

    /// <summary>The size in bytes, at least one.</summary>
    public long Length { get; }

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IpernityUploadException">The file does not exist, is not a file, or is empty.</exception>
    public static LocalFile Find(string path) => Find(path, name: null);

    /// <summary>Finds a file that is sent under another name.</summary>
    internal static LocalFile Find(string path, string? name)
    {
        _ = path ?? throw new ArgumentNullException(nameof(path));
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
                throw Problem(UploadFailure.NotAFile, $"'{path}' is a directory.");
            var target = FindTarget(file);
            if (!target.Exists)
                throw IsLink(file) ? DeadLink(file, target) : Problem(UploadFailure.FileNotFound, $"The file '{path}' does not exist.");
            if (target.Length > 0)
                return new LocalFile(file, target, name);
            throw SpecialFile.Describe(target) is { } kind
                ? Problem(UploadFailure.NotAFile, $"'{path}' is {kind}, not a regular file.")
                : Problem(UploadFailure.FileEmpty, $"The file '{path}' is empty.");
        }
        catch (Exception refused) when (IsReadFailure(refused))
        {
            throw Unreadable(path, refused);
        }
    }

    /// <summary>The path.</summary>
    /// <returns>The full path.</returns>
    public override string ToString() => Path;

    /// <summary>Reads the file in parts, and checks that it does not change.</summary>
    /// <param name="buffer">The buffer for each part.</param>
    /// <param name="take">Takes a part: the first bytes of the buffer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IpernityUploadException">The file cannot be read, or changed meanwhile.</exception>
    internal async Task ReadAsync(byte[] buffer, Func<int, Task> take, CancellationToken cancellationToken)
    {
        using var stream = Open();
        for (var left = Length; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = await ReadPartAsync(stream, buffer, (int)Math.Min(buffer.Length, left), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw Changed();
            left -= read;
            await take(read).ConfigureAwait(false);
        }

        if (stream.Length != Length || LastWriteTime(stream) is { } changedAt && changedAt != _changedAt)
            throw Changed();
    }

    /// <summary>Computes the MD5 by which the service knows the file (<c>doc.checkMD5</c>).</summary>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="IpernityUploadException">The file cannot be read, or changed meanwhile.</exception>
    internal async Task<string> ComputeMd5Async(CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await ReadAsync(
            buffer,
            read =>
            {
                md5.AppendData(buffer, 0, read);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        // The buffer is not returned after a failure, because a pending read may still write to it.
        ArrayPool<byte>.Shared.Return(buffer);
        return Md5Hex.Digits(md5.GetHashAndReset());
    }

#if NET8_0_OR_GREATER
    private static bool IsLink(FileInfo file) => file.LinkTarget is not null;

    /// <summary>The full path that a symbolic link leads to; null if the path is not a link.</summary>
    internal static string? FindLinkTarget(string path) => new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName;

    // The length of a link is not that of its target.
    private static FileInfo FindTarget(FileInfo file) =>
        IsLink(file) && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;

    // Some programs save a file by replacing it. The open file then stays complete, so its time is checked and not that of the path.
    private static DateTime? LastWriteTime(FileStream stream) => File.GetLastWriteTimeUtc(stream.SafeFileHandle);
#else
    private static bool IsLink(FileInfo file) => file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0;

    /// <summary>The full path that a symbolic link leads to. .NET Framework cannot find it.</summary>
    internal static string? FindLinkTarget(string _) => null;

    private static FileInfo FindTarget(FileInfo file) => file;

    private static DateTime? LastWriteTime(FileStream stream) => File.Exists(stream.Name) ? File.GetLastWriteTimeUtc(stream.Name) : null;
#endif

    private FileStream Open()
    {
        try
        {
            // Unbuffered: the reader has its own buffer.
            return new FileStream(
                _target,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1,
                FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Changed();
        }
        catch (Exception refused) when (IsReadFailure(refused))
        {
            throw Unreadable(Path, refused);
        }
    }

    private async Task<int> ReadPartAsync(FileStream stream, byte[] buffer, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (IsReadFailure(refused))
        {
            throw Unreadable(Path, refused);
        }
    }

    private IpernityUploadException Changed() => Problem(UploadFailure.FileChanged, $"The file '{Path}' changed while it was read.");

    private static bool IsReadFailure(Exception failure) => failure
        is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or SecurityException;

    private static IpernityUploadException DeadLink(FileInfo link, FileInfo target) =>
        Problem(UploadFailure.NotAFile, $"'{link.FullName}' is a link to '{target.FullName}', which does not exist.");

    private static IpernityUploadException Unreadable(string path, Exception refused) =>
        Problem(UploadFailure.FileUnreadable, $"The file '{path}' cannot be read: {refused.Message}", refused);

    private static IpernityUploadException Problem(UploadFailure failure, string summary, Exception? innerException = null) =>
        new(failure, UploadMethod, summary, innerException: innerException);
}
