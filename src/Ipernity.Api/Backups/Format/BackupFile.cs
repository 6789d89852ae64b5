using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Format;

/// <summary>Reads and writes the JSON files of a backup.</summary>
internal static class BackupFile
{
    /// <summary>Reads a file.</summary>
    /// <returns>The content, or null if there is no such file.</returns>
    /// <exception cref="InvalidDataException">The content of the file is invalid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type)
                ?? throw new InvalidDataException($"'{path}' is empty.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Writes a file through a temporary one, so that a kill leaves no partial file. An unchanged file is not written.</summary>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static bool Write<T>(string path, T content, JsonTypeInfo<T> type) =>
        Write(path, [.. JsonSerializer.SerializeToUtf8Bytes(content, type), (byte)'\n']);

    /// <inheritdoc cref="Write{T}"/>
    public static bool Write(string path, byte[] bytes)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        PartialFile.Write(path, bytes);
        return true;
    }
}
