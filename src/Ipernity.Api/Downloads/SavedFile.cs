using System.Buffers;
using System.Security;
using System.Security.Cryptography;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Downloads;

/// <summary>Checks downloaded files, and translates failures of the file system.</summary>
internal static class SavedFile
{
    private const int BufferSize = 256 * 1024;

    // The codes of "no space left" and "quota exceeded": Windows, then Linux and macOS.
    private static readonly int[] DiskFullCodes =
        [unchecked((int)0x80070070), unchecked((int)0x80070027), unchecked((int)0x8007050F), 28, 122, 69];

    /// <summary>
    /// Whether the existing file matches the plan: by its length and MD5, or without an MD5 by its length and the time that downloads
    /// set.
    /// </summary>
    public static async Task<bool> IsRightAsync(DownloadPlan plan, CancellationToken cancellationToken)
    {
        var file = new FileInfo(plan.Path);
        if (!file.Exists || plan.Length is not { } length || file.Length != length)
            return false;
        if (plan.Md5 is null)
            return HasTime(file, plan);
        var md5 = await ComputeMd5Async(plan.Path, cancellationToken).ConfigureAwait(false);
        return string.Equals(md5, plan.Md5, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file has the time that a download sets.</summary>
    public static bool HasTime(FileInfo file, DownloadPlan plan) =>
        plan.Time is { } time && Math.Abs((file.LastWriteTime - time).TotalSeconds) <= 2;

    public static async Task<string> ComputeMd5Async(string path, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1,
            FileOptions.SequentialScan | FileOptions.Asynchronous);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await AppendAsync(md5, stream, cancellationToken).ConfigureAwait(false);
        return Md5Hex.Digits(md5.GetHashAndReset());
    }

    /// <summary>Hashes the rest of a stream.</summary>
    public static async Task AppendAsync(IncrementalHash hash, Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        while (await stream.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false) is var read and > 0)
            hash.AppendData(buffer, 0, read);
        // The buffer is not returned after a failure, because a pending read may still write to it.
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Whether an exception comes from the file system.</summary>
    public static bool IsOfFileSystem(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;

    public static IpernityDownloadException Translate(Exception failure, string path)
    {
        if (failure is PathTooLongException)
            return new(DownloadFailure.PathTooLong, $"The path '{path}' is too long for the file system.", innerException: failure);
        if (Array.IndexOf(DiskFullCodes, failure.HResult) >= 0)
            return new(DownloadFailure.DiskFull, $"The disk is full: '{path}' could not be written.", innerException: failure);
        return new(DownloadFailure.FileUnwritable, $"'{path}' cannot be written: {failure.Message}", innerException: failure);
    }
}
