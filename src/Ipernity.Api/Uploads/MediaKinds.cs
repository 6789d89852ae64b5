using Ipernity.Api.Documents;

namespace Ipernity.Api.Uploads;

/// <summary>Guesses the kind of a file from its extension.</summary>
internal static class MediaKinds
{
    private static readonly Dictionary<string, MediaKind> Known = new(StringComparer.OrdinalIgnoreCase);

    static MediaKinds()
    {
        Add(MediaKind.Photo, ".jpg .jpeg .jpe .jfif .png .gif .bmp .tif .tiff .webp .heic .heif .avif");
        Add(MediaKind.Audio, ".mp3 .m4a .aac .ogg .oga .opus .flac .wav .wma .aif .aiff");
        Add(MediaKind.Video, ".mp4 .m4v .mov .avi .mpg .mpeg .mpe .wmv .flv .mkv .webm .ogv .3gp .3g2 .mts .m2ts");
    }

    public static MediaKind Of(string name) => Known.TryGetValue(Path.GetExtension(name), out var kind) ? kind : MediaKind.Other;

    private static void Add(MediaKind kind, string extensions)
    {
        foreach (var extension in extensions.Split(' '))
            Known[extension] = kind;
    }
}
