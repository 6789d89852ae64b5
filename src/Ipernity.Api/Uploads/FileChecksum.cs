using System.Buffers;
using System.Security.Cryptography;

namespace Ipernity.Api.Uploads;

/// <summary>The MD5 of a file, by which the service knows documents (<c>doc.checkMD5</c>).</summary>
internal static class FileChecksum
{
    private const int BufferSize = 256 * 1024;

    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="IpernityUploadException">The file cannot be read, or was changed.</exception>
    public static async Task<string> ComputeAsync(LocalFile file, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        await file.ReadAsync(
            buffer,
            read =>
            {
                md5.AppendData(buffer, 0, read);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        // Not after a failure: something may still be read into it.
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }
}
