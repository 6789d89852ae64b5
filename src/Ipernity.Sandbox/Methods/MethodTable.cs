using System.Collections.Frozen;
using Ipernity.Sandbox.Methods.Accounts;
using Ipernity.Sandbox.Methods.Albums;
using Ipernity.Sandbox.Methods.Authentication;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Catalogue;
using Ipernity.Sandbox.Methods.Documents;
using Ipernity.Sandbox.Methods.Explore;
using Ipernity.Sandbox.Methods.Faves;
using Ipernity.Sandbox.Methods.Folders;
using Ipernity.Sandbox.Methods.Groups;
using Ipernity.Sandbox.Methods.Network;
using Ipernity.Sandbox.Methods.Posts;
using Ipernity.Sandbox.Methods.Tags;
using Ipernity.Sandbox.Methods.Tests;
using Ipernity.Sandbox.Methods.Uploads;
using Ipernity.Sandbox.Methods.Users;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods;

/// <summary>
/// Maps each API method to its implementation. Implementations run under the community's lock, return the payload, and throw <see
/// cref="CallFailedException"/> to fail the call.
/// </summary>
internal static class MethodTable
{
    private static readonly FrozenDictionary<string, Func<MethodCall, Element>> Implementations =
        new Dictionary<string, Func<MethodCall, Element>>
        {
            ["account.getQuota"] = AccountMethods.GetQuota,
            ["album.create"] = AlbumMethods.Create,
            ["album.delete"] = AlbumMethods.Delete,
            ["album.docs.add"] = AlbumDocumentMethods.Add,
            ["album.docs.getContext"] = AlbumDocumentMethods.GetContext,
            ["album.docs.getList"] = AlbumDocumentMethods.GetList,
            ["album.docs.remove"] = AlbumDocumentMethods.Remove,
            ["album.docs.setList"] = AlbumDocumentMethods.SetList,
            ["album.edit"] = AlbumMethods.Edit,
            ["album.get"] = AlbumMethods.Get,
            ["album.getFaves"] = FaveAndVisitorMethods.AlbumFaves,
            ["album.getList"] = AlbumMethods.GetList,
            ["album.getVisitors"] = FaveAndVisitorMethods.AlbumVisitors,
            ["album.orderList"] = AlbumMethods.OrderList,
            ["album.setPerms"] = AlbumMethods.SetPermissions,
            ["api.methods.get"] = CatalogueMethods.Get,
            ["api.methods.getList"] = CatalogueMethods.GetList,
            ["auth.checkToken"] = AuthenticationMethods.CheckToken,
            ["auth.getFrob"] = AuthenticationMethods.GetFrob,
            ["auth.getToken"] = AuthenticationMethods.GetToken,
            ["doc.checkMD5"] = ChecksumMethods.Check,
            ["doc.comments.add"] = DocumentCommentMethods.Add,
            ["doc.comments.delete"] = DocumentCommentMethods.Delete,
            ["doc.comments.edit"] = DocumentCommentMethods.Edit,
            ["doc.comments.get"] = DocumentCommentMethods.Get,
            ["doc.comments.getList"] = DocumentCommentMethods.GetList,
            ["doc.comments.reply"] = DocumentCommentMethods.Reply,
            ["doc.delete"] = DocumentMethods.Delete,
            ["doc.get"] = DocumentMethods.Get,
            ["doc.getContainers"] = DocumentDetailMethods.GetContainers,
            ["doc.getContext"] = DocumentContextMethods.GetContext,
            ["doc.getExif"] = DocumentDetailMethods.GetExif,
            ["doc.getFaves"] = FaveAndVisitorMethods.DocumentFaves,
            ["doc.getList"] = DocumentMethods.GetList,
            ["doc.getMedias"] = DocumentDetailMethods.GetMedias,
            ["doc.getPerms"] = DocumentDetailMethods.GetPermissions,
            ["doc.getVisitors"] = FaveAndVisitorMethods.DocumentVisitors,
            ["doc.notes.add"] = NoteMethods.Add,
            ["doc.notes.delete"] = NoteMethods.Delete,
            ["doc.notes.edit"] = NoteMethods.Edit,
            ["doc.search"] = DocumentSearchMethods.Search,
            ["doc.set"] = DocumentMethods.Set,
            ["doc.setGeo"] = DocumentSettingMethods.SetGeo,
            ["doc.setLicense"] = DocumentSettingMethods.SetLicense,
            ["doc.setPerms"] = DocumentSettingMethods.SetPermissions,
            ["doc.setSafety"] = DocumentSettingMethods.SetSafety,
            ["doc.tags.add"] = DocumentTagMethods.Add,
            ["doc.tags.edit"] = DocumentTagMethods.Edit,
            ["doc.tags.getList"] = DocumentTagMethods.GetList,
            ["doc.tags.remove"] = DocumentTagMethods.Remove,
            ["explore.docs.getPopular"] = ExploreMethods.GetPopular,
            ["explore.docs.getRecent"] = ExploreMethods.GetRecent,
            ["explore.docs.homepage"] = ExploreMethods.GetHomepage,
            ["explore.groups.getRandom"] = ExploreMethods.GetRandomGroups,
            ["faves.albums.add"] = FaveMethods.AddAlbum,
            ["faves.albums.getList"] = FaveMethods.ListAlbums,
            ["faves.albums.remove"] = FaveMethods.RemoveAlbum,
            ["faves.docs.add"] = FaveMethods.AddDocument,
            ["faves.docs.getList"] = FaveMethods.ListDocuments,
            ["faves.docs.remove"] = FaveMethods.RemoveDocument,
            ["folder.albums.add"] = FolderAlbumMethods.Add,
            ["folder.albums.getList"] = FolderAlbumMethods.GetList,
            ["folder.albums.remove"] = FolderAlbumMethods.Remove,
            ["folder.create"] = FolderMethods.Create,
            ["folder.delete"] = FolderMethods.Delete,
            ["folder.edit"] = FolderMethods.Edit,
            ["folder.get"] = FolderMethods.Get,
            ["folder.getList"] = FolderMethods.GetList,
            ["folder.orderList"] = FolderMethods.OrderList,
            ["group.docs.add"] = GroupDocumentMethods.Add,
            ["group.docs.getContext"] = GroupDocumentMethods.GetContext,
            ["group.docs.getList"] = GroupDocumentMethods.GetList,
            ["group.docs.remove"] = GroupDocumentMethods.Remove,
            ["group.get"] = GroupMethods.Get,
            ["group.getList"] = GroupMethods.GetList,
            ["group.search"] = GroupMethods.Search,
            ["network.autocomplete"] = NetworkMethods.Autocomplete,
            ["network.docs.getRecent"] = NetworkMethods.GetRecentDocuments,
            ["network.getList"] = NetworkMethods.GetList,
            ["post.comments.add"] = PostCommentMethods.Add,
            ["post.comments.delete"] = PostCommentMethods.Delete,
            ["post.comments.edit"] = PostCommentMethods.Edit,
            ["post.comments.get"] = PostCommentMethods.Get,
            ["post.comments.getList"] = PostCommentMethods.GetList,
            ["post.comments.reply"] = PostCommentMethods.Reply,
            ["post.get"] = PostMethods.Get,
            ["post.getContext"] = PostMethods.GetContext,
            ["post.getFaves"] = FaveAndVisitorMethods.PostFaves,
            ["post.getList"] = PostMethods.GetList,
            ["post.getVisitors"] = FaveAndVisitorMethods.PostVisitors,
            ["post.search"] = PostSearchMethods.Search,
            ["post.set"] = PostMethods.Set,
            ["tags.docs.getList"] = UserTagMethods.GetDocuments,
            ["tags.user.getList"] = UserTagMethods.GetList,
            ["tags.user.getPopular"] = UserTagMethods.GetPopular,
            ["test.echo"] = TestMethods.Echo,
            ["test.hello"] = TestMethods.Hello,
            ["upload.checkTickets"] = TicketMethods.Check,
            ["upload.file"] = UploadMethods.Add,
            ["upload.replace"] = UploadMethods.Replace,
            ["user.get"] = UserMethods.Get,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Implementations.Keys;

    public static Element Run(MethodCall call) => Implementations[call.Method.Name](call);
}
