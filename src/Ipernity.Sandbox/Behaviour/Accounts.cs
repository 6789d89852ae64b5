using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;
using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>account.getQuota</c></summary>
internal static class Accounts
{
    private const long Kilobyte = 1024;
    private const int MostAlbums = 1_000;
    private const int MostSeconds = 36_000;

    public static Element GetQuota(Call call)
    {
        var member = call.Caller;
        var documents = call.Library.DocumentsOf(member);
        var options = call.Community.Options;
        var used = UploadLimits.Used(call.Community, member);
        var most = UploadLimits.Quota(options, member, used);
        var seconds = documents.Where(document => document.Media == MediaKinds.Video).Sum(document => document.Seconds);
        var albums = call.Library.AlbumsOf(member).Count;
        return Element.Payload(new Element("quota")
            .Attribute("user_id", member.UserId)
            .Flag("is_pro", member.IsPro)
            .Child(new Element("upload")
                .Flag("unlimited", UploadLimits.IsUnlimited(options, member))
                .Child(Amount("max", most, most, MostSeconds))
                .Child(Amount("used", used, most, seconds))
                .Child(Amount("left", Math.Max(0, most - used), most, Math.Max(0, MostSeconds - seconds))))
            .Child(new Element("maxfilesize")
                .Child(FileSize(options, MediaKinds.Photo))
                .Child(FileSize(options, MediaKinds.Audio))
                .Child(FileSize(options, MediaKinds.Video))
                .Child(FileSize(options, MediaKinds.Other)))
            .Child(new Element("albums")
                .Attribute("max", MostAlbums)
                .Attribute("created", albums)
                .Attribute("left", MostAlbums - albums)));
    }

    private static Element FileSize(SandboxOptions options, MediaKinds media) =>
        Size(media.Name(), UploadLimits.MaximumFileSize(options, media));

    private static Element Amount(string name, long bytes, long most, long seconds) =>
        Size(name, bytes).Attribute("percent", Percent(bytes, most)).Attribute("seconds", seconds);

    /// <summary>Where nothing may be uploaded, nothing is all of it.</summary>
    private static long Percent(long bytes, long most) => most == 0 ? 100 : (long)Math.Round(100m * bytes / most);

    private static Element Size(string name, long bytes) => new Element(name)
        .Attribute("bytes", bytes)
        .Attribute("kb", bytes / Kilobyte)
        .Attribute("mb", bytes / UploadLimits.Megabyte);
}
