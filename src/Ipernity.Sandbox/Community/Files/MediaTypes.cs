namespace Ipernity.Sandbox.Community.Files;

/// <summary>The type of a document. Filters combine several.</summary>
[Flags]
internal enum MediaTypes
{
    None = 0,
    Photo = 1,
    Audio = 2,
    Video = 4,
    Other = 8,
    All = Photo | Audio | Video | Other,
}
