namespace Ipernity.Api.Uploads;

/// <summary>What the service makes of a file; each kind has a largest size of its own.</summary>
internal enum MediaKind
{
    /// <summary>Any other file.</summary>
    Other,

    /// <summary>A picture.</summary>
    Photo,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Moving pictures.</summary>
    Video,
}
