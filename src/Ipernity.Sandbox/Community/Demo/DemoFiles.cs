using System.Globalization;
using System.Text;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Metadata;
using Ipernity.Sandbox.Community.Pictures;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>
/// The files of the demo documents. A file does not change with its document, and no two files are equal, because each contains the
/// id of its document.
/// </summary>
internal static class DemoFiles
{
    /// <summary>How many of a hundred photos have their title and keywords in the file.</summary>
    private const int Described = 12;

    /// <summary>The file of a new document, named without an extension.</summary>
    public static MadeFile Of(Document document, string name)
    {
        var scene = Scene.Of(document);
        var remark = Encoding.ASCII.GetBytes($"ipernity sandbox, document {document.Id}");
        var seconds = document.Seconds;
        return document.Media switch
        {
            MediaTypes.Photo => Photo(document, name, scene, remark),
            MediaTypes.Video => new MadeFile(
                FileType.Avi, name + ".avi", () => AviFile.Head(scene, seconds, remark), () => AviFile.BodyOf(scene)),
            MediaTypes.Audio => new MadeFile(
                FileType.Wav, name + ".wav", () => WavFile.Head(seconds, remark), () => WavFile.BodyOf(seconds, scene.Number)),
            _ => new MadeFile(FileType.Pdf, name + ".pdf", () => PdfFile.Write(scene, remark), () => []),
        };
    }

    private static MadeFile Photo(Document document, string name, Scene scene, byte[] remark)
    {
        var exif = document.Exif;
        var title = document.Title;
        var keywords = document.Tags.Select(tag => tag.Text).ToArray();
        var isDescribed = new StableSequence(ulong.Parse(document.Id, CultureInfo.InvariantCulture) + 1).Chance(Described);
        return new MadeFile(FileType.Jpeg, name + ".jpg", Head, () => SceneFiles.BodyOf(scene));

        byte[] Head() =>
        [
            .. SceneFiles.Start,
            .. exif is null ? [] : ExifSegment.Write(exif),
            .. isDescribed ? XmpSegment.Write(title, keywords) : [],
            .. isDescribed ? IptcSegment.Write(title, keywords) : [],
            .. JpegSegment.Write(JpegSegment.Comment, remark),
        ];
    }
}
