using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Albums;

/// <summary><c>album.*</c>, except for <c>album.docs.*</c>.</summary>
internal static class AlbumMethods
{
    /// <summary>Creates an album. The cover can be any document of the caller; it is not added to the album.</summary>
    public static Element Create(MethodCall call)
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

    public static Element Get(MethodCall call)
    {
        var album = call.VisibleAlbum();
        return Element.Payload(AlbumElements.Start(call, album)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(MemberElements.Owner(call, album.Owner))
            .Child(AlbumElements.Description(album))
            .Child(AlbumElements.Dates(album))
            .Child(AlbumElements.Count(call, album))
            .Child(AlbumElements.Cover(call, album))
            .Child(AlbumElements.Can(call, album))
            .Child(AlbumElements.Permissions(album))
            .Child(AlbumElements.You(call, album)));
    }

    /// <summary>The albums of a member, newest first. <c>empty=0</c> omits albums without documents.</summary>
    public static Element GetList(MethodCall call)
    {
        var owner = call.User();
        var withEmpty = call.Text("empty") is not "0";
        var albums = call.Library.AlbumsOf(owner)
            .Where(album => call.Viewer.Sees(album) && (withEmpty || album.Documents.Count > 0))
            .ToList();
        var page = ResultPage<Album>.Of(albums, call);
        return Element.Payload(page.WriteTo(new Element("albums"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(new Element("can").Flag("create", call.Token?.Member == owner))
            .Repeat("album", [.. page.Items.Select(album => Entry(call, album))]));
    }

    public static Element Edit(MethodCall call)
    {
        var album = call.OwnAlbum();
        var title = call.Text("title");
        if (title is null && call.Text("description") is null && string.IsNullOrEmpty(call.Text("cover_id")))
            throw MethodErrors.NothingSent("title", "description", "cover_id");
        if (title is { Length: 0 })
            throw MethodErrors.TextEmpty("title");
        if (Cover(call) is { } cover)
            album.ChosenCover = album.Contains(cover) ? cover : throw MethodErrors.CoverNotFound();
        album.Title = title ?? album.Title;
        album.Description = call.Text("description") ?? album.Description;
        album.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(Whole(call, album));
    }

    public static Element Delete(MethodCall call)
    {
        call.Library.Remove(call.OwnAlbum(), call.Community.UnixTime);
        return Element.Payload();
    }

    public static Element OrderList(MethodCall call)
    {
        var albums = new List<Album>();
        foreach (var id in call.Ids("album_ids"))
            albums.Add(call.OwnAlbum(id));
        call.Library.OrderAlbums(call.Caller, albums);
        return Element.Payload();
    }

    public static Element SetPermissions(MethodCall call)
    {
        var album = call.OwnAlbum();
        album.CommentPermission = call.Circle("perm_comment") ?? throw MethodErrors.ParameterMissing("perm_comment");
        album.UpdatedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    private static Document? Cover(MethodCall call)
    {
        if (call.Text("cover_id") is not { Length: > 0 } id)
            return null;
        return call.Library.FindDocument(id) is { } document && document.Owner == call.Caller
            ? document
            : throw MethodErrors.CoverNotFound();
    }

    private static Element Whole(MethodCall call, Album album) => AlbumElements.Start(call, album)
        .Child(MemberElements.Owner(call, album.Owner))
        .Child(AlbumElements.Description(album))
        .Child(AlbumElements.Visibility(call, album))
        .Child(AlbumElements.Dates(album))
        .Child(AlbumElements.Count(call, album))
        .Child(AlbumElements.Cover(call, album))
        .Child(AlbumElements.Permissions(album));

    private static Element Entry(MethodCall call, Album album) => AlbumElements.Start(call, album)
        .Child(MemberElements.Owner(call, album.Owner))
        .Child(AlbumElements.Dates(album))
        .Child(AlbumElements.Count(call, album))
        .Child(AlbumElements.Cover(call, album))
        .Child(AlbumElements.Can(call, album))
        .Child(AlbumElements.Permissions(album))
        .Child(AlbumElements.Visibility(call, album));
}
