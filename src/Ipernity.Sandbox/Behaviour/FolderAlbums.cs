using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>folder.albums.add</c>, <c>getList</c>, <c>remove</c>; <c>album_id</c> takes one id or several.</summary>
internal static class FolderAlbums
{
    public static Element GetList(Call call)
    {
        var folder = call.VisibleFolder();
        var page = Paging<Album>.Of(FolderElements.Visible(call, folder), call);
        return Element.Payload(new Element("folder")
            .Attribute("folder_id", folder.Id)
            .Child(page.WriteTo(new Element("albums")).Repeat("album", [.. page.Items.Select(album => Entry(call, album))]))
            .Child(Cover(call, folder)));
    }

    /// <summary>One entry per id that was sent: those that are no album of the caller's, or are in the folder already, are skipped.</summary>
    public static Element Add(Call call) => Change(call, "added", (folder, album) =>
    {
        if (folder.Albums.Contains(album))
            return false;
        folder.Albums.Add(album);
        return true;
    });

    public static Element Remove(Call call) => Change(call, "removed", (folder, album) => folder.Albums.Remove(album));

    private static Element Change(Call call, string what, Func<Folder, Album, bool> change)
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

    private static Element Entry(Call call, Album album) => AlbumElements.Start(call, album)
        .Child(AlbumElements.FindCover(call, album) is { } cover
            ? Thumbnails.Thumb(call, cover, PictureSizes.Choose(call.Text("thumbsize")))
            : new Element("thumb").Attribute("label", "").Attribute("ext", "").Attribute("w", 0).Attribute("h", 0).Attribute("url", ""));

    /// <summary>The folder's cover, with the album that it is in; nothing is told where there is none.</summary>
    private static Element Cover(Call call, Folder folder)
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
