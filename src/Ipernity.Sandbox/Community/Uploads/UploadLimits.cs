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

    /// <summary>Unlimited members are shown a quota that grows by this step whenever they reach it.</summary>
    private const long Step = 10 * Gigabyte;

    /// <summary>The size above which no file is stored, whatever its kind.</summary>
    public long MaximumFileSize => MaximumFileSizeOf(MediaTypes.Video);

    public bool IsUnlimited(Member member) => Quota is null && member.IsPro;

    public long QuotaOf(Member member, long used)
    {
        if (Quota is { } quota)
            return quota;
        return member.IsPro ? Step * (1 + (used / Step)) : Gigabyte;
    }

    public long MaximumFileSizeOf(MediaTypes media) => FileSize ?? media switch
    {
        MediaTypes.Photo => 100 * Megabyte,
        MediaTypes.Video => 2 * Gigabyte,
        _ => 200 * Megabyte,
    };
}
