using System.Security.Cryptography;

namespace Ipernity.Sandbox.Community.Files;

/// <summary>
/// A file that the sandbox makes when it is needed. Only its size and checksum are remembered, so that a library with many documents
/// starts quickly and stays small. Making the file again gives the same bytes. All members are thread-safe.
/// </summary>
/// <param name="type">The type of the file.</param>
/// <param name="name">The name of the file.</param>
/// <param name="head">Makes the first part of the file.</param>
/// <param name="body">Makes the rest, which several files can share.</param>
internal sealed class MadeFile(FileType type, string name, Func<byte[]> head, Func<byte[]> body)
{
    private long _bytes;
    private string? _md5;

    public FileType Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>The size in bytes.</summary>
    public long Bytes
    {
        get
        {
            if (Interlocked.Read(ref _bytes) == 0)
                Interlocked.Exchange(ref _bytes, head().Length + body().Length);
            return Interlocked.Read(ref _bytes);
        }
    }

    /// <summary>The MD5 checksum in lower-case hexadecimal.</summary>
    public string Md5 => Volatile.Read(ref _md5) ?? Hash();

    /// <summary>Makes the whole file.</summary>
    public byte[] Make() => [.. head(), .. body()];

    private string Hash()
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(head());
        md5.AppendData(body());
        var sum = Convert.ToHexString(md5.GetCurrentHash()).ToLowerInvariant();
        Volatile.Write(ref _md5, sum);
        return sum;
    }
}
