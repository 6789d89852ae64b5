using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Faves;

/// <summary>
/// <c>faves.*</c>. Adding a fave twice or removing one that does not exist is not an error. Lists have the items of other members,
/// or only those of the member in <c>owner_id</c>.
/// </summary>
internal static class FaveMethods
{
    public static Element AddDocument(MethodCall call)
    {
        var document = call.VisibleDocument();
        ParticipationRules.DemandUnblocked(call, document.Owner);
        call.Library.DocumentFaves.Add(call.Caller, document, call.Community.UnixTime);
        return Element.Payload();
    }

    public static Element RemoveDocument(MethodCall call)
    {
        call.Library.DocumentFaves.Remove(call.Caller, call.VisibleDocument());
        return Element.Payload();
    }

    public static Element ListDocuments(MethodCall call)
    {
        var user = call.User();
        var owner = Owner(call);
        var filter = DocumentEntries.Filter(call);
        var documents = call.Library.DocumentFaves.By(user)
            .Select(fave => fave.Item)
            .Where(document => IsAsked(document.Owner, user, owner) && call.Viewer.Sees(document) && filter.Admits(document))
            .ToList();
        return Element.Payload(new DocumentEntries(call, more: Relation).WriteTo(new Element("docs"), documents));

        void Relation(Element entry, Document document) => entry
            .Flag("isfamily", call.Token?.Member.Family.Contains(document.Owner.UserId) ?? false)
            .Flag("isfriend", call.Token?.Member.Friends.Contains(document.Owner.UserId) ?? false)
            .Flag("iscontact", call.Token?.Member.IsContact(document.Owner) ?? false);
    }

    public static Element AddAlbum(MethodCall call)
    {
        var album = call.VisibleAlbum();
        ParticipationRules.DemandUnblocked(call, album.Owner);
        call.Library.AlbumFaves.Add(call.Caller, album, call.Community.UnixTime);
        return Element.Payload();
    }

    public static Element RemoveAlbum(MethodCall call)
    {
        call.Library.AlbumFaves.Remove(call.Caller, call.VisibleAlbum());
        return Element.Payload();
    }

    public static Element ListAlbums(MethodCall call)
    {
        var user = call.User();
        var owner = Owner(call);
        var withOwner = call.List("extra").Contains("owner");
        var albums = call.Library.AlbumFaves.By(user)
            .Select(fave => fave.Item)
            .Where(album => IsAsked(album.Owner, user, owner) && call.Viewer.Sees(album))
            .ToList();
        var page = ResultPage<Album>.Of(albums, call);
        return Element.Payload(page.WriteTo(new Element("albums"))
            .Attribute("count", page.Items.Count)
            .Repeat("album", [.. page.Items.Select(album => AlbumEntry(call, album, withOwner))]));
    }

    private static Element AlbumEntry(MethodCall call, Album album, bool withOwner)
    {
        var entry = AlbumElements.Start(call, album).Attribute("user_id", album.Owner.UserId);
        if (withOwner)
            entry.Child(MemberElements.Owner(call, album.Owner));
        return entry
            .Child(AlbumElements.Dates(album))
            .Child(AlbumElements.Count(call, album))
            .Child(AlbumElements.Cover(call, album))
            .Child(AlbumElements.Can(call, album));
    }

    private static bool IsAsked(Member itemOwner, Member user, Member? owner) => owner is null ? itemOwner != user : itemOwner == owner;

    private static Member? Owner(MethodCall call)
    {
        if (call.Text("owner_id") is not { Length: > 0 } id)
            return null;
        return call.Community.Members.Find(id) ?? throw MethodErrors.OwnerNotFound();
    }
}
