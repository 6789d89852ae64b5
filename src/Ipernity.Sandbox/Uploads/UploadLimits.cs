using Ipernity.Sandbox.Data;

namespace Ipernity.Sandbox.Uploads;

/// <summary>How much a member may upload.</summary>
internal static class UploadLimits
{
    public const long Megabyte = 1024 * 1024;
    private const long Gigabyte = 1024 * Megabyte;

    /// <summary>What has no limit is told to have this one, which moves on whenever it is reached.</summary>
    private const long Step = 10 * Gigabyte;

    public static bool IsUnlimited(SandboxOptions options, Member member) => options.UploadQuota is null && member.IsPro;

    public static long Quota(SandboxOptions options, Member member, long used)
    {
        if (options.UploadQuota is { } quota)
            return quota;
        return member.IsPro ? Step * (1 + (used / Step)) : Gigabyte;
    }

    public static long MaximumFileSize(SandboxOptions options, MediaKinds media) => options.MaximumFileSize ?? media switch
    {
        MediaKinds.Photo => 100 * Megabyte,
        MediaKinds.Video => 2 * Gigabyte,
        _ => 200 * Megabyte,
    };

    /// <summary>More than this is not kept of any file.</summary>
    public static long MaximumFileSize(SandboxOptions options) => MaximumFileSize(options, MediaKinds.Video);

    /// <summary>What a member uses: the documents, and what is about to become one.</summary>
    public static long Used(Community community, Member member) =>
        community.Library.DocumentsOf(member).Sum(document => document.Bytes)
            + community.Uploads.PendingOf(member).Sum(ticket => ticket.File.Stored.Bytes);
}
