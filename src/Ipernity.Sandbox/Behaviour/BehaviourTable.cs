using System.Collections.Frozen;
using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// What each method does once its call passed every check. A behaviour returns the payload, and ends a call that fails with
/// an <see cref="ApiFailure"/>; it holds the community's lock.
/// </summary>
internal static class BehaviourTable
{
    private static readonly FrozenDictionary<string, Func<Call, Element>> Behaviours = new Dictionary<string, Func<Call, Element>>
    {
        ["account.getQuota"] = Accounts.GetQuota,
        ["album.create"] = Albums.Create,
        ["album.delete"] = Albums.Delete,
        ["album.docs.add"] = AlbumDocuments.Add,
        ["album.docs.getContext"] = DocumentContext.OfAlbum,
        ["album.docs.getList"] = AlbumDocuments.GetList,
        ["album.docs.remove"] = AlbumDocuments.Remove,
        ["album.docs.setList"] = AlbumDocuments.SetList,
        ["album.edit"] = Albums.Edit,
        ["album.get"] = Albums.Get,
        ["album.getFaves"] = FavesAndVisits.AlbumFaves,
        ["album.getList"] = Albums.GetList,
        ["album.getVisitors"] = FavesAndVisits.AlbumVisitors,
        ["album.orderList"] = Albums.OrderList,
        ["album.setPerms"] = Albums.SetPermissions,
        ["api.methods.get"] = Catalogue.Get,
        ["api.methods.getList"] = Catalogue.GetList,
        ["auth.checkToken"] = Authentication.CheckToken,
        ["auth.getFrob"] = Authentication.GetFrob,
        ["auth.getToken"] = Authentication.GetToken,
        ["doc.comments.add"] = Comments.Add,
        ["doc.comments.delete"] = Comments.Delete,
        ["doc.comments.edit"] = Comments.Edit,
        ["doc.comments.get"] = Comments.Get,
        ["doc.comments.getList"] = Comments.GetList,
        ["doc.comments.reply"] = Comments.Reply,
        ["doc.delete"] = Documents.Delete,
        ["doc.get"] = Documents.Get,
        ["doc.getContainers"] = DocumentDetails.GetContainers,
        ["doc.getContext"] = DocumentContext.OfStream,
        ["doc.getExif"] = DocumentDetails.GetExif,
        ["doc.getFaves"] = FavesAndVisits.DocumentFaves,
        ["doc.getList"] = Documents.GetList,
        ["doc.getMedias"] = DocumentDetails.GetMedias,
        ["doc.getPerms"] = DocumentDetails.GetPermissions,
        ["doc.getVisitors"] = FavesAndVisits.DocumentVisitors,
        ["doc.notes.add"] = Notes.Add,
        ["doc.notes.delete"] = Notes.Delete,
        ["doc.notes.edit"] = Notes.Edit,
        ["doc.search"] = DocumentSearch.Search,
        ["doc.set"] = Documents.Set,
        ["doc.setGeo"] = DocumentSettings.SetGeo,
        ["doc.setLicense"] = DocumentSettings.SetLicense,
        ["doc.setPerms"] = DocumentSettings.SetPermissions,
        ["doc.setSafety"] = DocumentSettings.SetSafety,
        ["doc.tags.add"] = Tags.Add,
        ["doc.tags.edit"] = Tags.Edit,
        ["doc.tags.getList"] = Tags.GetList,
        ["doc.tags.remove"] = Tags.Remove,
        ["faves.albums.add"] = Faves.AddAlbum,
        ["faves.albums.getList"] = Faves.ListAlbums,
        ["faves.albums.remove"] = Faves.RemoveAlbum,
        ["faves.docs.add"] = Faves.AddDocument,
        ["faves.docs.getList"] = Faves.ListDocuments,
        ["faves.docs.remove"] = Faves.RemoveDocument,
        ["folder.albums.add"] = FolderAlbums.Add,
        ["folder.albums.getList"] = FolderAlbums.GetList,
        ["folder.albums.remove"] = FolderAlbums.Remove,
        ["folder.create"] = Folders.Create,
        ["folder.delete"] = Folders.Delete,
        ["folder.edit"] = Folders.Edit,
        ["folder.get"] = Folders.Get,
        ["folder.getList"] = Folders.GetList,
        ["folder.orderList"] = Folders.OrderList,
        ["test.echo"] = Tests.Echo,
        ["test.hello"] = Tests.Hello,
        ["user.get"] = Users.Get,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Methods => Behaviours.Keys;

    public static Element Run(Call call) =>
        Behaviours.TryGetValue(call.Method.Name, out var behaviour) ? behaviour(call) : throw MethodErrors.NotBuilt(call.Method.Name);
}
