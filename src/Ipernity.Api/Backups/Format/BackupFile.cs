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
            var content = JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw Unexpected(path, "$");
            return FormatCheck.FindFault(content) is { } fault ? throw Unexpected(path, fault) : content;
        }
        catch (JsonException failure)
        {
            // The messages of the parser name its own settings and the types of this library.
            throw failure.InnerException is JsonException
                ? new InvalidDataException(
                    FormattableString.Invariant($"'{path}' is not valid JSON (line {failure.LineNumber + 1})."), failure)
                : Unexpected(path, failure.Path ?? "$", failure);
        }
    }

    /// <summary>A file that is valid JSON, but not what the format describes.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="member">The path of the member in it.</param>
    /// <param name="cause">Why, if the parser found it.</param>
    public static InvalidDataException Unexpected(string path, string member, Exception? cause = null) =>
        new($"'{path}' does not have the expected form at {member}.", cause);

    /// <summary>Writes a file by way of a temporary one, unless it says the same already, so that no kill leaves half a file.</summary>
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
