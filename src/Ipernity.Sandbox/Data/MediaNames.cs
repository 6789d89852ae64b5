namespace Ipernity.Sandbox.Data;

/// <summary>The names of media on the wire.</summary>
internal static class MediaNames
{
    public static string Name(this MediaKinds kind) => kind switch
    {
        MediaKinds.Photo => "photo",
        MediaKinds.Audio => "audio",
        MediaKinds.Video => "video",
        _ => "other",
    };

    /// <summary>The kinds that a comma-separated list names; null where it names one that there is not.</summary>
    public static MediaKinds? Read(string list)
    {
        var kinds = MediaKinds.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var kind = name switch
            {
                "photo" => MediaKinds.Photo,
                "audio" => MediaKinds.Audio,
                "video" => MediaKinds.Video,
                "other" => MediaKinds.Other,
                _ => MediaKinds.None,
            };
            if (kind == MediaKinds.None)
                return null;
            kinds |= kind;
        }
        return kinds == MediaKinds.None ? MediaKinds.All : kinds;
    }
}
