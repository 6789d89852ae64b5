namespace Ipernity.Api.Documents;

/// <summary>A kind of document. Each kind has its own size limit.</summary>
public enum MediaKind
{
    /// <summary>Any other file.</summary>
    Other,

    /// <summary>A photo.</summary>
    Photo,

    /// <summary>A sound.</summary>
    Audio,

    /// <summary>A video.</summary>
    Video,
}
