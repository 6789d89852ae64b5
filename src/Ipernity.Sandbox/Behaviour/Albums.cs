using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>album.create</c>, <c>get</c>, <c>getList</c>, <c>edit</c>, <c>delete</c>, <c>orderList</c>, <c>setPerms</c></summary>
internal static class Albums
{
    /// <summary>The cover may be any document of the caller's; it does not come into the album by that.</summary>
    public static Element Create(Call call)
    {
        var album = new Album(call.Library.NewAlbumId(), call.Caller)
        {
            Title = call.Required("title"),
            Description = call.Text("description") ?? "",
            CreatedAt = call.Community.UnixTime,
            UpdatedAt = call.Community.UnixTime,
            CommentPermission = call.Circle("perm_comment") ?? Circle.Everyone,
            ChosenCover = Cover(call),
        };
        call.Library.Add(album);
        return Element.Payload(Whole(call, album).Child(AlbumElements.Can(call, album)));
    }

    public static Element Get(Call call)
    {
        var album = call.VisibleAlbum();
        return Element.Payload(AlbumElements.Start(call, album)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(DocumentElements.Owner(album.Owner))
            .Child(AlbumElements.Description(album))
            .Child(AlbumElements.Dates(album))
            .Child(AlbumElements.Count(call, album))
            .Child(AlbumElements.Cover(call, album))
            .Child(AlbumElements.Can(call, album))
            .Child(AlbumElements.Permissions(album))
            .Child(AlbumElements.You(call, album)));
    }

    /// <summary>The newest first. Albums without a document that the caller may see are left out by <c>empty=0</c>.</summary>
    public static Element GetList(Call call)
    {
        var owner = call.User();
        var withEmpty = call.Text("empty") is not "0";
        var albums = call.Library.AlbumsOf(owner)
            .Where(album => call.Viewer.Sees(album) && (withEmpty || album.Documents.Count > 0))
            .ToList();
        var page = Paging<Album>.Of(albums, call);
        return Element.Payload(page.WriteTo(new Element("albums"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(new Element("can").Flag("create", call.Token?.Member == owner))
            .Repeat("album", [.. page.Items.Select(album => Entry(call, album))]));
    }

    public static Element Edit(Call call)
    {
        var album = call.OwnAlbum();
        var title = call.Text("title");
        if (title is { Length: 0 })
            throw MethodErrors.ValueInvalid("title", "an album has to have one");
        if (Cover(call) is { } cover)
            album.ChosenCover = album.Contains(cover) ? cover : throw MethodErrors.DocNotFound();
        album.Title = title ?? album.Title;
        album.Description = call.Text("description") ?? album.Description;
        album.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(Whole(call, album));
    }

    public static Element Delete(Call call)
    {
        call.Library.Remove(call.OwnAlbum());
        return Element.Payload();
    }

    public static Element OrderList(Call call)
    {
        var albums = new List<Album>();
        foreach (var id in call.Ids("album_ids"))
            albums.Add(call.OwnAlbum(id));
        call.Library.OrderAlbums(call.Caller, albums);
        return Element.Payload();
    }

    public static Element SetPermissions(Call call)
    {
        var album = call.OwnAlbum();
        album.CommentPermission = call.Circle("perm_comment") ?? throw MethodErrors.ParameterMissing("perm_comment");
        return Element.Payload();
    }

    private static Document? Cover(Call call)
    {
        if (call.Text("cover_id") is not { Length: > 0 } id)
            return null;
        return call.Library.FindDocument(id) is { } document && document.Owner == call.Caller ? document : throw MethodErrors.DocNotFound();
    }

    private static Element Whole(Call call, Album album) => AlbumElements.Start(call, album)
        .Child(DocumentElements.Owner(album.Owner))
        .Child(AlbumElements.Description(album))
        .Child(AlbumElements.Visibility(call, album))
        .Child(AlbumElements.Dates(album))
        .Child(AlbumElements.Count(call, album))
        .Child(AlbumElements.Cover(call, album))
        .Child(AlbumElements.Permissions(album));

    private static Element Entry(Call call, Album album) => AlbumElements.Start(call, album)
        .Child(DocumentElements.Owner(album.Owner))
        .Child(AlbumElements.Dates(album))
        .Child(AlbumElements.Count(call, album))
        .Child(AlbumElements.Cover(call, album))
        .Child(AlbumElements.Can(call, album))
        .Child(AlbumElements.Permissions(album))
        .Child(AlbumElements.Visibility(call, album));
}
