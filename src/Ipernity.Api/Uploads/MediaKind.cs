namespace Ipernity.Api.Uploads;

/// <summary>A kind of media. Each kind has its own size limit.</summary>
internal enum MediaKind
{
    /// <summary>Any other file.</summary>
    Other,

    /// <summary>A photo.</summary>
    Photo,

    /// <summary>An audio file.</summary>
    Audio,

    /// <summary>A video.</summary>
    Video,
}
