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
    private const string End = "');\n";

    /// <summary>Writes a file, unless it says the same already.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The name of the data.</param>
    /// <param name="write">Writes the data.</param>
    public static void Write(string path, string name, Action<Utf8JsonWriter> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = PageJson.Data.Options.Encoder }))
            write(writer);
        using var script = new MemoryStream((int)json.Length + 128);
        WriteText(script, Start(name));
        var data = json.GetBuffer();
        for (var index = 0; index < json.Length; index++)
        {
            if (data[index] == '\\')
                script.WriteByte((byte)'\\');
            script.WriteByte(data[index]);
        }

        WriteText(script, End);
        BackupFile.Write(path, script.ToArray());
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The name of the data.</param>
    /// <returns>The data, or null if there is no such file or it holds something else.</returns>
    public static JsonDocument? Read(string path, string name)
    {
        if (!File.Exists(path))
            return null;
        var text = File.ReadAllText(path);
        var start = Start(name);
        if (!text.StartsWith(start, StringComparison.Ordinal) || !text.EndsWith(End, StringComparison.Ordinal))
            return null;
        try
        {
            return JsonDocument.Parse(
                text.Substring(start.Length, text.Length - start.Length - End.Length).Replace(@"\\", @"\"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Start(string name) => $"(self.ipernityBackup ??= {{}})[\"{name}\"] = JSON.parse('";

    private static void WriteText(Stream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
