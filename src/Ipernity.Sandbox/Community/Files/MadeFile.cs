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
    private Measures? _measures;

    public FileType Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>The size in bytes.</summary>
    public long Bytes => Measure().Bytes;

    /// <summary>The MD5 checksum in lower-case hexadecimal.</summary>
    public string Md5 => Measure().Md5;

    /// <summary>Whether the size and the checksum are known, so that they can be read without making the file.</summary>
    public bool IsMeasured => Volatile.Read(ref _measures) is not null;

    /// <summary>Makes the whole file.</summary>
    public byte[] Make() => [.. head(), .. body()];

    /// <summary>Calculates the size and the checksum, if that was not done before.</summary>
    public Measures Measure()
    {
        if (Volatile.Read(ref _measures) is { } known)
            return known;
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var start = head();
        var rest = body();
        md5.AppendData(start);
        md5.AppendData(rest);
        var measures = new Measures(start.Length + rest.Length, Convert.ToHexString(md5.GetCurrentHash()).ToLowerInvariant());
        Volatile.Write(ref _measures, measures);
        return measures;
    }

    /// <summary>What is remembered of a file.</summary>
    internal sealed record Measures(long Bytes, string Md5);
}
