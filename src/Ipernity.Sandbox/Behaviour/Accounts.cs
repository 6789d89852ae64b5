using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>account.getQuota</c></summary>
internal static class Accounts
{
    private const long Kilobyte = 1024;
    private const long Megabyte = Kilobyte * Kilobyte;
    private const long Gigabyte = Kilobyte * Megabyte;
    private const int MostAlbums = 1_000;
    private const int MostSeconds = 36_000;

    public static Element GetQuota(Call call)
    {
        var member = call.Caller;
        var documents = call.Library.DocumentsOf(member);
        var most = (member.IsPro ? 100 : 1) * Gigabyte;
        var used = documents.Sum(document => (long)document.Bytes);
        var seconds = documents.Where(document => document.Media == MediaKinds.Video).Sum(document => document.Seconds);
        var albums = call.Library.AlbumsOf(member).Count;
        return Element.Payload(new Element("quota")
            .Attribute("user_id", member.UserId)
            .Flag("is_pro", member.IsPro)
            .Child(new Element("upload")
                .Flag("unlimited", false)
                .Child(Amount("max", most, most, MostSeconds))
                .Child(Amount("used", used, most, seconds))
                .Child(Amount("left", Math.Max(0, most - used), most, Math.Max(0, MostSeconds - seconds))))
            .Child(new Element("maxfilesize")
                .Child(Size("photo", 100 * Megabyte))
                .Child(Size("audio", 200 * Megabyte))
                .Child(Size("video", Gigabyte))
                .Child(Size("other", 200 * Megabyte)))
            .Child(new Element("albums")
                .Attribute("max", MostAlbums)
                .Attribute("created", albums)
                .Attribute("left", MostAlbums - albums)));
    }

    private static Element Amount(string name, long bytes, long most, long seconds) =>
        Size(name, bytes).Attribute("percent", ((100 * bytes) + (most / 2)) / most).Attribute("seconds", seconds);

    private static Element Size(string name, long bytes) => new Element(name)
        .Attribute("bytes", bytes)
        .Attribute("kb", bytes / Kilobyte)
        .Attribute("mb", bytes / Megabyte);
}
