using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>user.get</c></summary>
internal static class Users
{
    public static Element Get(Call call)
    {
        var user = call.User();
        var caller = call.Token?.Member;
        var everything = new DocumentFilter(MediaKinds.All, Share: null, SafeOnly: false);
        return Element.Payload(new Element("user")
            .Attribute("user_id", user.UserId)
            .Flag("is_pro", user.IsPro)
            .Flag("is_online", user == caller)
            .Flag("is_closed", user.IsClosed)
            .Attribute("tmo", 0)
            .Attribute("lg", "en")
            .Attribute("username", user.UserName)
            .Attribute("realname", user.RealName)
            .Attribute("alias", user.UserName)
            .Attribute("icon", $"{call.Community.Address}icons/{user.UserId}.svg")
            .Attribute("link", $"{call.Community.Address}home/{user.UserName}")
            .Child(Relation(caller, user))
            .Child(new Element("location")
                .Attribute("country", user.Country)
                .Attribute("town", user.Town)
                .Attribute("lat", user.Latitude)
                .Attribute("lng", user.Longitude))
            .Child(new Element("dates")
                .Attribute("member_since", user.MemberSince))
            .Child(new Element("count")
                .Attribute("docs", call.Library.List(user, call.Viewer, everything).Count)
                .Attribute("posts", 0)
                .Attribute("network", user.Friends.Union(user.Family, StringComparer.Ordinal).Count())));
    }

    private static Element Relation(Member? caller, Member user) => new Element("relation")
        .Flag("isfamily", caller?.Family.Contains(user.UserId) ?? false)
        .Flag("isfriend", caller?.Friends.Contains(user.UserId) ?? false)
        .Flag("iscontact", caller?.IsContact(user) ?? false)
        .Flag("revfamily", caller is not null && user.Family.Contains(caller.UserId))
        .Flag("revfriend", caller is not null && user.Friends.Contains(caller.UserId))
        .Flag("revcontact", caller is not null && user.IsContact(caller));
}
