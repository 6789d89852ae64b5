using System.Text;
using System.Text.Json;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>
/// A file with data of the page. A page that is opened from disk may not read JSON files, but it may load scripts, so the data is JSON in
/// a script: <c>… ["albums"] = JSON.parse('…')</c>. No text in the data can end the string or the script.
/// </summary>
internal static class DataScript
{
    private const string CommentStart = "// ";

    /// <summary>Writes a file, unless it is already up to date.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The name of the data.</param>
    /// <param name="stamp">Identifies the state of the backup from which the data is made.</param>
    /// <param name="write">Writes the data.</param>
    public static void Write(string path, string name, string stamp, Action<Utf8JsonWriter> write)
    {
        using var script = new MemoryStream();
        Write(script, name, stamp, write);
        BackupFile.Write(path, script.ToArray());
    }

    /// <summary>Writes a file, unless it has the same stamp. The data, which may be large, is not held in memory.</summary>
    /// <inheritdoc cref="Write(string, string, string, Action{Utf8JsonWriter})"/>
    public static void WriteNew(string path, string name, string stamp, Action<Utf8JsonWriter> write)
    {
        if (!string.Equals(FindStamp(path), stamp, StringComparison.Ordinal))
            PartialFile.Write(path, script => Write(script, name, stamp, write));
    }

    /// <summary>Reads the stamp of a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The stamp, or null if there is no such file or it has none.</returns>
    public static string? FindStamp(string path)
    {
        if (!File.Exists(path))
            return null;
        using var reader = new StreamReader(path);
        return reader.ReadLine() is { } line && line.StartsWith(CommentStart, StringComparison.Ordinal)
            ? line.Substring(CommentStart.Length)
            : null;
    }

    private static void Write(Stream script, string name, string stamp, Action<Utf8JsonWriter> write)
    {
        WriteText(script, $"{CommentStart}{stamp}\n(self.ipernityBackup ??= {{}})[\"{name}\"] = JSON.parse('");
        using (var data = new BackslashStream(script))
        using (var writer = new Utf8JsonWriter(data, new JsonWriterOptions { Encoder = PageJson.Data.Options.Encoder }))
            write(writer);
        WriteText(script, "');\n");
    }

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
