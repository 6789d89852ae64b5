using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The elements that answers about members are made of.</summary>
internal static class UserElements
{
    private static readonly DocumentFilter AnyDocument = new(MediaKinds.All, Share: null, SafeOnly: false);

    public static string Icon(Call call, Member user) => $"{call.Community.Address}icons/{user.UserId}.{Picture.Extension}";

    /// <summary>How the caller and a member know each other.</summary>
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

    /// <summary>How much of a member's there is for the caller to see.</summary>
    public static Element Count(Call call, Member user) => new Element("count")
        .Attribute("docs", call.Library.List(user, call.Viewer, AnyDocument).Count)
        .Attribute("posts", call.Community.Posts.Of(user).Count(Viewer.OfPosts(call.Token).Sees))
        .Attribute("network", user.Network.Count);

    /// <summary>A list of members page by page, whatever else it tells of each.</summary>
    public static Element Page<T>(Call call, string list, string item, IReadOnlyList<T> all, Func<T, Element> entry)
    {
        var page = Paging<T>.Of(all, call);
        return page.WriteTo(new Element(list))
            .Attribute("count", page.Items.Count)
            .Repeat(item, [.. page.Items.Select(entry)]);
    }
}
