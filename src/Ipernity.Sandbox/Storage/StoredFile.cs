using System.Security.Cryptography;

namespace Ipernity.Sandbox.Storage;

/// <summary>An uploaded file on disk. Disposing it deletes the file.</summary>
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

    /// <summary>The name that the client sent.</summary>
    public string Name { get; }

    /// <summary>The size in bytes. Files that are too large are counted but not stored.</summary>
    public long Bytes { get; }

    /// <summary>
    /// The MD5 checksum in lower-case hexadecimal. It is calculated in the background on first use, because hashing takes longer
    /// than receiving the file.
    /// </summary>
    public Task<string> Md5 => _md5.Value;

    /// <summary>Opens the content. It can be read to the end even if the file is deleted meanwhile.</summary>
    public FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Reads the first bytes, which identify the type of the file.</summary>
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
