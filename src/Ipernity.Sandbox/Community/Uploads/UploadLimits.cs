using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Uploads;

/// <summary>The limits on uploads.</summary>
/// <param name="Quota">The bytes that every member may store; null for the defaults, which depend on the membership.</param>
/// <param name="FileSize">The largest file in bytes; null for the defaults, which depend on the kind of file.</param>
internal sealed record UploadLimits(long? Quota, long? FileSize)
{
    public const long Megabyte = 1024 * 1024;
    private const long Gigabyte = 1024 * Megabyte;
    private const long LargestVideo = 2 * Gigabyte;
    private const long LargestPhotoOfFreeMembers = 5 * Megabyte / 2;

    /// <summary>Unlimited members are shown a quota that grows by this step whenever they reach it.</summary>
    private const long Step = 10 * Gigabyte;

    /// <summary>The size above which no file is stored, whatever its kind.</summary>
    public long MaximumFileSize => FileSize ?? LargestVideo;

    public bool IsUnlimited(Member member) => Quota is null && member.IsPro;

    public long QuotaOf(Member member, long used)
    {
        if (Quota is { } quota)
            return quota;
        return member.IsPro ? Step * (1 + (used / Step)) : Gigabyte;
    }

    /// <summary>The largest file of a type; 0 if the member may not upload the type.</summary>
    public long MaximumFileSizeOf(Member member, MediaTypes media) => FileSize ?? (media, member.IsPro) switch
    {
        (MediaTypes.Photo, true) => 100 * Megabyte,
        (MediaTypes.Photo, false) => LargestPhotoOfFreeMembers,
        (MediaTypes.Video, true) => LargestVideo,
        (MediaTypes.Video, false) => 0,
        _ => 200 * Megabyte,
    };
}
