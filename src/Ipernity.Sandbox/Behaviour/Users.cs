using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>user.get</c></summary>
internal static class Users
{
    public static Element Get(Call call)
    {
        var user = call.User();
        var caller = call.Token?.Member;
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
            .Attribute("icon", UserElements.Icon(call, user))
            .Attribute("link", $"{call.Community.Address}home/{user.UserName}")
            .Child(UserElements.Relation(caller, user))
            .Child(UserElements.Location(user))
            .Child(new Element("dates")
                .Attribute("member_since", user.MemberSince))
            .Child(UserElements.Count(call, user)));
    }
}
