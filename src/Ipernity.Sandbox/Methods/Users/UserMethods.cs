using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Users;

/// <summary><c>user.get</c></summary>
internal static class UserMethods
{
    public static Element Get(MethodCall call)
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
            .Attribute("icon", MemberElements.Icon(call, user))
            .Attribute("link", $"{call.Community.Address}home/{user.UserName}")
            .Child(MemberElements.Relation(caller, user))
            .Child(MemberElements.Location(user))
            .Child(new Element("dates")
                .Attribute("member_since", user.MemberSince)
                .Attribute("last_online", call.Community.LastOnlineOf(user)))
            .Child(MemberElements.Count(call, user)));
    }
}
