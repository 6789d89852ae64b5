using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Backups.Verification;

/// <summary>Compares files with their sidecars. Several threads may use it at the same time.</summary>
internal sealed class FileCheck(BackupPaths paths, FindingList findings)
{
    private const int BufferSize = 1024 * 1024;

    private long _files;
    private long _bytes;
    private long _withoutChecksum;

    /// <summary>How many files were read.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>How many bytes of them were read.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many of the files have no recorded MD5, so that only their length was compared.</summary>
    public long FilesWithoutChecksum => Interlocked.Read(ref _withoutChecksum);

    /// <summary>Compares a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="bytes">The length that the file should have; null if it is not known.</param>
    /// <param name="md5">The MD5 that the file should have; null if it is not known.</param>
    /// <param name="stop">Ends the reading.</param>
    public void Compare(string path, string documentId, long? bytes, string? md5, CancellationToken stop)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                findings.Add(BackupFindingKind.FileMissing, path, "The file is missing.", documentId, Text(bytes));
            }
            else if (BackupLinks.LeadsOut(paths, path))
            {
                findings.Add(BackupFindingKind.ReferenceBroken, path, "The file is a link to a place outside the backup.", documentId);
            }
            else if (bytes is { } length && file.Length != length)
            {
                findings.Add(
                    BackupFindingKind.LengthWrong, path,
                    FormattableString.Invariant($"The file has {file.Length:N0} instead of {length:N0} bytes."),
                    documentId, Text(length), Text(file.Length));
            }
            else
            {
                CompareContent(path, documentId, md5, stop);
            }
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure))
        {
            findings.Add(BackupFindingKind.FileUnreadable, path, $"The file cannot be read: {failure.Message}", documentId);
        }
    }

    private void CompareContent(string path, string documentId, string? md5, CancellationToken stop)
    {
        var actual = ComputeMd5(path, stop);
        Interlocked.Increment(ref _files);
        if (md5 is null)
            Interlocked.Increment(ref _withoutChecksum);
        else if (!string.Equals(actual, md5, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(
                BackupFindingKind.FileDamaged, path, $"The file has the MD5 {actual} instead of {md5}.", documentId, md5, actual);
        }
    }

    private string ComputeMd5(string path, CancellationToken stop)
    {
        // Each thread reads and hashes in turn. Several threads keep disk and processors busy without a queue.
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (stream.Read(buffer, 0, buffer.Length) is var read and > 0)
            {
                stop.ThrowIfCancellationRequested();
                md5.AppendData(buffer, 0, read);
                Interlocked.Add(ref _bytes, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Md5Hex.Digits(md5.GetHashAndReset());
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
