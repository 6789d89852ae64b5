using System.Text;

namespace Ipernity.Sandbox.Community.Files;

/// <summary>The type of a file, from its first bytes or else from its name.</summary>
internal sealed record FileType(MediaTypes Media, string Extension, string ContentType)
{
    public static readonly FileType Jpeg = new(MediaTypes.Photo, "jpg", "image/jpeg");
    public static readonly FileType Wav = new(MediaTypes.Audio, "wav", "audio/wav");
    public static readonly FileType Avi = new(MediaTypes.Video, "avi", "video/x-msvideo");
    public static readonly FileType Pdf = new(MediaTypes.Other, "pdf", "application/pdf");
    private static readonly FileType Png = new(MediaTypes.Photo, "png", "image/png");
    private static readonly FileType Gif = new(MediaTypes.Photo, "gif", "image/gif");
    private static readonly FileType Bmp = new(MediaTypes.Photo, "bmp", "image/bmp");
    private static readonly FileType Tiff = new(MediaTypes.Photo, "tif", "image/tiff");
    private static readonly FileType Webp = new(MediaTypes.Photo, "webp", "image/webp");
    private static readonly FileType Heic = new(MediaTypes.Photo, "heic", "image/heic");
    private static readonly FileType Avif = new(MediaTypes.Photo, "avif", "image/avif");
    private static readonly FileType Svg = new(MediaTypes.Photo, "svg", "image/svg+xml");
    private static readonly FileType Mp3 = new(MediaTypes.Audio, "mp3", "audio/mpeg");
    private static readonly FileType M4a = new(MediaTypes.Audio, "m4a", "audio/mp4");
    private static readonly FileType Ogg = new(MediaTypes.Audio, "ogg", "audio/ogg");
    private static readonly FileType Flac = new(MediaTypes.Audio, "flac", "audio/flac");
    private static readonly FileType Wma = new(MediaTypes.Audio, "wma", "audio/x-ms-wma");
    private static readonly FileType Mp4 = new(MediaTypes.Video, "mp4", "video/mp4");
    private static readonly FileType Mov = new(MediaTypes.Video, "mov", "video/quicktime");
    private static readonly FileType Mpeg = new(MediaTypes.Video, "mpg", "video/mpeg");
    private static readonly FileType Webm = new(MediaTypes.Video, "webm", "video/webm");
    private static readonly FileType Mkv = new(MediaTypes.Video, "mkv", "video/x-matroska");
    private static readonly FileType Ogv = new(MediaTypes.Video, "ogv", "video/ogg");
    private static readonly FileType Wmv = new(MediaTypes.Video, "wmv", "video/x-ms-wmv");
    private static readonly FileType Flv = new(MediaTypes.Video, "flv", "video/x-flv");

    private static readonly FileType[] Known =
    [
        Jpeg, Png, Gif, Bmp, Tiff, Webp, Heic, Avif, Svg, Mp3, M4a, Ogg, Flac, Wav, Wma, Mp4, Mov, Avi, Mpeg, Webm, Mkv, Ogv, Wmv, Flv,
        Pdf, Jpeg with { Extension = "jpeg" }, Tiff with { Extension = "tiff" },
        Mp4 with { Extension = "m4v" }, Mpeg with { Extension = "mpeg" },
    ];

    /// <summary>Whether browsers can show the file as a picture.</summary>
    public bool IsShownByBrowsers =>
        ContentType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "image/bmp" or "image/avif";

    public static FileType Recognize(ReadOnlySpan<byte> start, string name)
    {
        var extension = ExtensionOf(name);
        return ByContent(start, extension)
            ?? Array.Find(Known, type => type.Extension == extension)
            ?? new FileType(MediaTypes.Other, extension.Length == 0 ? "bin" : extension, "application/octet-stream");
    }

    private static FileType? ByContent(ReadOnlySpan<byte> start, string extension) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Gif,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => Bmp,
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => Tiff,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, .. var form] => ByRiffForm(form),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => ByBrand(brand, extension),
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => Mp3,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => extension is "ogv" ? Ogv : Ogg,
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => Flac,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => extension is "mkv" ? Mkv : Webm,
        [0, 0, 1, 0xBA or 0xB3, ..] => Mpeg,
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, ..] => extension is "wma" ? Wma : Wmv,
        [(byte)'F', (byte)'L', (byte)'V', 1, ..] => Flv,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        _ => null,
    };

    private static FileType? ByRiffForm(ReadOnlySpan<byte> form) => form switch
    {
        [(byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [(byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => Wav,
        [(byte)'A', (byte)'V', (byte)'I', (byte)' ', ..] => Avi,
        _ => null,
    };

    private static FileType ByBrand(ReadOnlySpan<byte> brand, string extension) =>
        Encoding.ASCII.GetString(brand[..Math.Min(4, brand.Length)]) switch
        {
            "heic" or "heix" or "hevc" or "mif1" or "msf1" => Heic,
            "avif" or "avis" => Avif,
            "M4A " or "M4B " => M4a,
            "qt  " => Mov,
            _ => extension is "m4a" ? M4a : Mp4,
        };

    /// <summary>The extension in lower case; empty if it has characters that need escaping in a URL.</summary>
    private static string ExtensionOf(string name)
    {
        var extension = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return extension.Length < name.Length && extension.Length is > 0 and <= 8 && extension.All(char.IsAsciiLetterOrDigit)
            ? extension
            : "";
    }
}
