using System.Text;
using System.Text.Json;
using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Viewer;

/// <summary>
/// A file with data of the page. A page that is opened from disk may not read JSON files, but it may load scripts, so the data is JSON in
/// a script: <c>… ["albums"] = JSON.parse('…')</c>. No text in the data can end the string or the script.
/// </summary>
internal static class DataScript
{
    private const string CommentStart = "// ";

    /// <summary>Writes a file, unless it says the same already.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The name of the data.</param>
    /// <param name="stamp">What the data was made from.</param>
    /// <param name="write">Writes the data.</param>
    public static void Write(string path, string name, string stamp, Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = PageJson.Data.Options.Encoder }))
            write(writer);
        using var script = new MemoryStream((int)json.Length + 256);
        WriteText(script, $"{CommentStart}{stamp}\n(self.ipernityBackup ??= {{}})[\"{name}\"] = JSON.parse('");
        var data = json.GetBuffer();
        for (var index = 0; index < json.Length; index++)
        {
            if (data[index] == '\\')
                script.WriteByte((byte)'\\');
            script.WriteByte(data[index]);
        }

        WriteText(script, "');\n");
        BackupFile.Write(path, script.ToArray());
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

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
