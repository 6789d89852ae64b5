using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Uploads;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Accounts;

/// <summary><c>account.getQuota</c></summary>
internal static class AccountMethods
{
    private const long Kilobyte = 1024;
    private const int MostAlbums = 1_000;
    private const int MostSeconds = 36_000;

    public static Element GetQuota(MethodCall call) => call.AfterMeasuring(() => Quota(call));

    private static Element Quota(MethodCall call)
    {
        var member = call.Caller;
        var documents = call.Library.DocumentsOf(member);
        var limits = call.Community.Settings.UploadLimits;
        var used = call.Community.BytesUsedBy(member);
        var most = limits.QuotaOf(member, used);
        var seconds = documents.Where(document => document.Media == MediaTypes.Video).Sum(document => document.Seconds);
        var albums = call.Library.AlbumsOf(member).Count;
        return Element.Payload(new Element("quota")
            .Attribute("user_id", member.UserId)
            .Flag("is_pro", member.IsPro)
            .Child(new Element("upload")
                .Flag("unlimited", limits.IsUnlimited(member))
                .Child(Amount("max", most, most, MostSeconds))
                .Child(Amount("used", used, most, seconds))
                .Child(Amount("left", Math.Max(0, most - used), most, Math.Max(0, MostSeconds - seconds))))
            .Child(new Element("maxfilesize")
                .Child(FileSize(limits, member, MediaTypes.Photo))
                .Child(FileSize(limits, member, MediaTypes.Audio))
                .Child(FileSize(limits, member, MediaTypes.Video))
                .Child(FileSize(limits, member, MediaTypes.Other)))
            .Child(new Element("albums")
                .Attribute("max", MostAlbums)
                .Attribute("created", albums)
                .Attribute("left", MostAlbums - albums)));
    }

    private static Element FileSize(UploadLimits limits, Member member, MediaTypes media) =>
        Size(media.Name(), limits.MaximumFileSizeOf(member, media));

    private static Element Amount(string name, long bytes, long most, long seconds) =>
        Size(name, bytes).Attribute("percent", Percent(bytes, most)).Attribute("seconds", seconds);

    /// <summary>The share of the quota in percent; 100 if the quota is zero.</summary>
    private static long Percent(long bytes, long most) => most == 0 ? 100 : (long)Math.Round(100m * bytes / most);

    private static Element Size(string name, long bytes) => new Element(name)
        .Attribute("bytes", bytes)
        .Attribute("kb", bytes / Kilobyte)
        .Attribute("mb", bytes / UploadLimits.Megabyte);
}
