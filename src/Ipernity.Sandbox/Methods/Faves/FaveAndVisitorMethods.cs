using Ipernity.Sandbox.Community.Reactions;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Faves;

/// <summary><c>getFaves</c> and <c>getVisitors</c> of <c>doc</c>, <c>album</c> and <c>post</c>, latest first.</summary>
internal static class FaveAndVisitorMethods
{
    public static Element DocumentFaves(MethodCall call) => Faves(call, call.Library.DocumentFaves.Of(call.VisibleDocument()));

    public static Element AlbumFaves(MethodCall call) => Faves(call, call.Library.AlbumFaves.Of(call.VisibleAlbum()));

    public static Element DocumentVisitors(MethodCall call)
    {
        var document = call.VisibleDocument();
        return Visitors(call, call.Library.DocumentVisits.Of(document), document.Visits, document.LastAnonymousVisitAt);
    }

    public static Element AlbumVisitors(MethodCall call)
    {
        var album = call.VisibleAlbum();
        return Visitors(call, call.Library.AlbumVisits.Of(album), album.Visits, album.LastAnonymousVisitAt);
    }

    public static Element PostFaves(MethodCall call) => Faves(call, call.Community.Posts.Faves.Of(PostElements.FindVisible(call)));

    public static Element PostVisitors(MethodCall call)
    {
        var post = PostElements.FindVisible(call);
        return Visitors(call, call.Community.Posts.Visits.Of(post), post.Visits, post.LastAnonymousVisitAt);
    }

    private static Element Faves<T>(MethodCall call, IReadOnlyList<Fave<T>> faves)
    {
        var page = ResultPage<Fave<T>>.Of(faves, call);
        return Element.Payload(page.WriteTo(new Element("faves").Attribute("count", page.Items.Count)).Repeat("fave",
        [
            .. page.Items.Select(fave => new Element("fave")
                .Attribute("user_id", fave.By.UserId)
                .Attribute("username", fave.By.UserName)
                .Attribute("faved_at", fave.At)),
        ]));
    }

    private static Element Visitors(MethodCall call, IReadOnlyList<Visit> visits, int total, long lastAnonymousAt)
    {
        var page = ResultPage<Visit>.Of(visits, call);
        return Element.Payload(page.WriteTo(new Element("visits").Attribute("count", page.Items.Count))
            .Child(new Element("anonymous")
                .Attribute("visited_at", lastAnonymousAt)
                .Attribute("visits", total - visits.Sum(visit => visit.Times)))
            .Repeat("visit",
            [
                .. page.Items.Select(visit => new Element("visit")
                    .Attribute("user_id", visit.By.UserId)
                    .Attribute("username", visit.By.UserName)
                    .Attribute("visited_at", visit.LastAt)
                    .Attribute("first_visit_at", visit.FirstAt)
                    .Attribute("visits", visit.Times)),
            ]));
    }
}
