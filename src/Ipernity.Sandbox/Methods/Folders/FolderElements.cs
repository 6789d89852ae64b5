using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Folders;

/// <summary>The elements of answers about folders, as the caller may see them.</summary>
internal static class FolderElements
{
    /// <summary>A folder is visible to its owner and to everyone who can see one of its albums.</summary>
    public static bool Sees(MethodCall call, Folder folder) => call.Viewer.Member == folder.Owner || folder.Albums.Exists(call.Viewer.Sees);

    public static Element Whole(MethodCall call, Folder folder) => Start(call, folder)
        .Child(Element.OfText("description", folder.Description))
        .Child(Dates(folder))
        .Child(Count(call, folder))
        .Child(Cover(call, folder))
        .Child(new Element("owner")
            .Attribute("user_id", folder.Owner.UserId)
            .Attribute("alias", folder.Owner.UserName)
            .Attribute("username", folder.Owner.UserName));

    public static Element Entry(MethodCall call, Folder folder) => Start(call, folder)
        .Child(MemberElements.Owner(call, folder.Owner))
        .Child(Dates(folder))
        .Child(Count(call, folder))
        .Child(Cover(call, folder))
        .Child(AlbumElements.Visibility(Audiences(call, folder).Aggregate(Share.Private, (all, audience) => all | audience)));

    public static List<Album> Visible(MethodCall call, Folder folder) => folder.Albums.FindAll(call.Viewer.Sees);

    public static Document? FindCover(MethodCall call, Folder folder) =>
        folder.ChosenCover is { } chosen && call.Viewer.Sees(chosen)
            ? chosen
            : folder.Albums.Select(album => AlbumElements.FindCover(call, album)).FirstOrDefault(cover => cover is not null);

    private static Element Start(MethodCall call, Folder folder) => new Element("folder")
        .Attribute("folder_id", folder.Id)
        .Attribute("link", $"{call.Community.Address}doc/{folder.Owner.UserName}/album/{folder.Id}")
        .Attribute("title", folder.Title);

    private static Element Dates(Folder folder) => new Element("dates")
        .Attribute("created_at", folder.CreatedAt)
        .Attribute("last_update_at", folder.UpdatedAt);

    /// <summary>The number of albums, in total and per audience. Methods call friends <c>friend</c> or <c>friends</c>.</summary>
    private static Element Count(MethodCall call, Folder folder)
    {
        var audiences = Audiences(call, folder);
        return new Element("count")
            .Attribute("albums", audiences.Count)
            .Attribute("public", Seen(Share.Public))
            .Attribute("family", Seen(Share.Public | Share.Family))
            .Attribute("friends", Seen(Share.Public | Share.Friends))
            .Attribute("friend", Seen(Share.Public | Share.Friends))
            .Attribute("ff", Seen(Share.Public | Share.Family | Share.Friends));

        int Seen(Share audience) => audiences.Count(album => (album & audience) != 0);
    }

    private static List<Share> Audiences(MethodCall call, Folder folder) =>
        Visible(call, folder).ConvertAll(album => AlbumElements.Audience(AlbumElements.Visible(call, album)));

    /// <summary>The cover. Its values are empty and its size is 0 if the caller cannot see any document.</summary>
    private static Element Cover(MethodCall call, Folder folder)
    {
        var cover = FindCover(call, folder);
        var label = PictureSizes.Choose(call.Text("thumbsize"));
        var (width, height) = cover is null ? (0, 0) : PictureSizes.Scale(cover.Width, cover.Height, label);
        return new Element("cover")
            .Attribute("doc_id", cover?.Id ?? "")
            .Attribute("label", cover is null ? "" : label)
            .Attribute("ext", cover is null ? "" : PictureNames.Extension)
            .Attribute("secret", cover is null ? "" : Thumbnails.Secret(cover))
            .Attribute("farm", cover is null ? "" : "1")
            .Attribute("path", cover is null ? "" : "/media/")
            .Attribute("icon", $"{call.Community.Address}icons/{folder.Owner.UserId}.{PictureNames.Extension}")
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", cover is null ? "" : Thumbnails.Url(call, cover, label));
    }
}
