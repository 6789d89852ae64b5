using System.Globalization;
using System.Text;
using Ipernity.Sandbox.Community.Pictures;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Makes the demo PDF files: one page with a picture.</summary>
internal static class PdfFile
{
    public static byte[] Write(Scene scene, byte[] remark)
    {
        byte[] picture = [.. SceneFiles.Start, .. SceneFiles.BodyOf(scene)];
        var content = $"q {scene.Width} 0 0 {scene.Height} 0 0 cm /P Do Q";
        byte[][] objects =
        [
            Text("<< /Type /Catalog /Pages 2 0 R >>"),
            Text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            Text($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {scene.Width} {scene.Height}] "
                + "/Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>"),
            Text($"<< /Length {content.Length} >>\nstream\n{content}\nendstream"),
            [
                .. Text($"<< /Type /XObject /Subtype /Image /Width {scene.Width} /Height {scene.Height} /ColorSpace /DeviceRGB "
                    + $"/BitsPerComponent 8 /Filter /DCTDecode /Length {picture.Length} >>\nstream\n"),
                .. picture,
                .. Text("\nendstream"),
            ],
            [.. Text("<< /Title ("), .. remark, .. Text(") >>")],
        ];
        return Write(objects);
    }

    /// <summary>Writes the objects and the table of their offsets. The last object describes the file.</summary>
    private static byte[] Write(byte[][] objects)
    {
        List<byte> file = [.. Text("%PDF-1.4\n")];
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Count:0000000000} 00000 n \n");
            file.AddRange([.. Text($"{i + 1} 0 obj\n"), .. objects[i], .. Text("\nendobj\n")]);
        }
        table.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info {objects.Length} 0 R >>\nstartxref\n{file.Count}\n%%EOF\n");
        return [.. file, .. Text(table.ToString())];
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
