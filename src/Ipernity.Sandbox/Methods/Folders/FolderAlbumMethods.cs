using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Folders;

/// <summary><c>folder.albums.*</c>. <c>album_id</c> takes one id or a list.</summary>
internal static class FolderAlbumMethods
{
    public static Element GetList(MethodCall call)
    {
        var folder = call.VisibleFolder();
        var page = ResultPage<Album>.Of(FolderElements.Visible(call, folder), call);
        return Element.Payload(new Element("folder")
            .Attribute("folder_id", folder.Id)
            .Child(page.WriteTo(new Element("albums")).Repeat("album", [.. page.Items.Select(album => Entry(call, album))]))
            .Child(Cover(call, folder)));
    }

    /// <summary>
    /// Adds the caller's albums. Other albums and those that are already in the folder are skipped, with an entry for each.
    /// </summary>
    public static Element Add(MethodCall call) => Change(call, "added", (folder, album) =>
    {
        if (folder.Albums.Contains(album))
            return false;
        folder.Albums.Add(album);
        return true;
    });

    public static Element Remove(MethodCall call) => Change(
        call, "removed", (folder, album) => call.Library.Folders.RemoveFrom(folder, album, call.Community.UnixTime));

    private static Element Change(MethodCall call, string what, Func<Folder, Album, bool> change)
    {
        var folder = call.OwnFolder();
        var entries = new List<Element>();
        var changed = 0;
        foreach (var id in call.Ids("album_id"))
        {
            var isChanged = call.Library.FindAlbum(id) is { } album && album.Owner == call.Caller && change(folder, album);
            changed += isChanged ? 1 : 0;
            entries.Add(new Element("album").Attribute("album_id", id).Flag(what, isChanged));
        }
        if (changed > 0)
            folder.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(new Element("folder")
            .Attribute("folder_id", folder.Id)
            .Attribute("total", folder.Albums.Count)
            .Attribute(what, changed)
            .Attribute("skipped", entries.Count - changed)
            .Repeat("album", entries));
    }

    private static Element Entry(MethodCall call, Album album) => AlbumElements.Start(call, album)
        .Child(AlbumElements.FindCover(call, album) is { } cover
            ? Thumbnails.Thumb(call, cover, PictureSizes.Choose(call.Text("thumbsize")))
            : new Element("thumb").Attribute("label", "").Attribute("ext", "").Attribute("w", 0).Attribute("h", 0).Attribute("url", ""));

    /// <summary>The cover of the folder and its album. The values are empty if there is none.</summary>
    private static Element Cover(MethodCall call, Folder folder)
    {
        var element = new Element("cover");
        if (FolderElements.FindCover(call, folder) is not { } cover)
            return element.Attribute("album_id", "").Attribute("doc_id", "").Attribute("w", 0).Attribute("h", 0).Attribute("url", "");
        var label = PictureSizes.Choose(call.Text("thumbsize"));
        var (width, height) = PictureSizes.Scale(cover.Width, cover.Height, label);
        return element
            .Attribute("album_id", folder.Albums.Find(album => album.Contains(cover))?.Id ?? "")
            .Attribute("doc_id", cover.Id)
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Thumbnails.Url(call, cover, label));
    }
}
