using System.Security.Cryptography;

namespace Ipernity.Sandbox.Uploads;

/// <summary>A file that came in, on disk until it is disposed.</summary>
internal sealed class StoredFile : IDisposable
{
    private const int BufferSize = 1024 * 1024;

    private readonly string _path;
    private readonly Lazy<Task<string>> _md5;

    public StoredFile(string path, string name, long bytes)
    {
        _path = path;
        Name = name;
        Bytes = bytes;
        _md5 = new Lazy<Task<string>>(() => Task.Run(Hash));
    }

    /// <summary>What the caller calls it.</summary>
    public string Name { get; }

    /// <summary>How much came in. More than the sandbox takes of any file is counted and not kept.</summary>
    public long Bytes { get; }

    /// <summary>
    /// The checksum as lower-case hexadecimal text. It takes longer than to receive the file, so it is found afterwards,
    /// beginning when it is first asked for.
    /// </summary>
    public Task<string> Md5 => _md5.Value;

    /// <summary>The content. It can be read to its end also when the file is deleted meanwhile.</summary>
    public FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>The first bytes, by which a file is recognized.</summary>
    public byte[] ReadStart(int most)
    {
        using var content = Open();
        var start = new byte[Math.Min(most, content.Length)];
        content.ReadExactly(start);
        return start;
    }

    public void Dispose() => UploadDirectory.Delete(_path);

    private string Hash()
    {
        using var content = Open();
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[Math.Min(BufferSize, Math.Max(Bytes, 1))];
        while (content.Read(buffer) is var read and > 0)
            md5.AppendData(buffer, 0, read);
        return Convert.ToHexString(md5.GetCurrentHash()).ToLowerInvariant();
    }
}
