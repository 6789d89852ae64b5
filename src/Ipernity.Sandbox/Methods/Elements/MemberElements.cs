using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The elements of answers about members.</summary>
internal static class MemberElements
{
    private static readonly DocumentFilter AnyDocument = new(MediaTypes.All, Share: null, SafeOnly: false);

    /// <summary>The member who owns an item.</summary>
    public static Element Owner(MethodCall call, Member owner) => new Element("owner")
        .Attribute("user_id", owner.UserId)
        .Attribute("username", owner.UserName)
        .Attribute("realname", owner.RealName)
        .Attribute("alias", owner.UserName)
        .Flag("is_pro", owner.IsPro)
        .Attribute("icon", Icon(call, owner));

    public static string Icon(MethodCall call, Member user) => $"{call.Community.Address}icons/{user.UserId}.{PictureNames.Extension}";

    /// <summary>The relation between the caller and a member.</summary>
    public static Element Relation(Member? caller, Member user) => new Element("relation")
        .Flag("isfamily", caller?.Family.Contains(user.UserId) ?? false)
        .Flag("isfriend", caller?.Friends.Contains(user.UserId) ?? false)
        .Flag("iscontact", caller?.IsContact(user) ?? false)
        .Flag("revfamily", caller is not null && user.Family.Contains(caller.UserId))
        .Flag("revfriend", caller is not null && user.Friends.Contains(caller.UserId))
        .Flag("revcontact", caller is not null && user.IsContact(caller));

    public static Element Location(Member user) => new Element("location")
        .Attribute("country", user.Country)
        .Attribute("town", user.Town)
        .Attribute("lat", user.Latitude)
        .Attribute("lng", user.Longitude);

    /// <summary>How many items of a member the caller can see.</summary>
    public static Element Count(MethodCall call, Member user) => new Element("count")
        .Attribute("docs", call.Library.List(user, call.Viewer, AnyDocument).Count)
        .Attribute("posts", call.Community.Posts.Of(user).Count(Viewer.OfPosts(call.Token).Sees))
        .Attribute("network", user.Network.Count);

    /// <summary>A page of a list.</summary>
    public static Element Page<T>(MethodCall call, string list, string item, IReadOnlyList<T> all, Func<T, Element> entry)
    {
        var page = ResultPage<T>.Of(all, call);
        return page.WriteTo(new Element(list))
            .Attribute("count", page.Items.Count)
            .Repeat(item, [.. page.Items.Select(entry)]);
    }
}
