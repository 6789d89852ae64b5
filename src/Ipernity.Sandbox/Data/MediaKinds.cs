namespace Ipernity.Sandbox.Data;

/// <summary>What a document is; a filter may name several.</summary>
[Flags]
internal enum MediaKinds
{
    None = 0,
    Photo = 1,
    Audio = 2,
    Video = 4,
    Other = 8,
    All = Photo | Audio | Video | Other,
}
