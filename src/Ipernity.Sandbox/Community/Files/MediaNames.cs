namespace Ipernity.Sandbox.Community.Files;

/// <summary>The names of media types in the API.</summary>
internal static class MediaNames
{
    public static string Name(this MediaTypes kind) => kind switch
    {
        MediaTypes.Photo => "photo",
        MediaTypes.Audio => "audio",
        MediaTypes.Video => "video",
        _ => "other",
    };

    /// <summary>Reads a comma-separated list of media types; null if a name is unknown.</summary>
    public static MediaTypes? Read(string list)
    {
        var kinds = MediaTypes.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var kind = name switch
            {
                "photo" => MediaTypes.Photo,
                "audio" => MediaTypes.Audio,
                "video" => MediaTypes.Video,
                "other" => MediaTypes.Other,
                _ => MediaTypes.None,
            };
            if (kind == MediaTypes.None)
                return null;
            kinds |= kind;
        }
        return kinds == MediaTypes.None ? MediaTypes.All : kinds;
    }
}
