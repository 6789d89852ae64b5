using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>auth.*</c></summary>
internal static class Authentication
{
    public static Element GetFrob(Call call) =>
        Element.Payload(new Element("auth").Child(Element.OfText("frob", call.Community.Frobs.Create().Value)));

    public static Element GetToken(Call call)
    {
        var frob = call.Community.Frobs.Redeem(call.Required("frob")) ?? throw MethodErrors.FrobInvalid();
        if (frob.Member!.IsClosed)
            throw CommonErrors.AccountClosed();
        var token = call.Community.Tokens.Issue(frob.Member, frob.Granted);
        return Element.Payload(Start(token).Child(Permissions("permissions", token.Grants)).Child(User(token.Member)));
    }

    /// <summary>The documentation calls the permissions <c>perms</c> here, clients of the live service read <c>permissions</c>.</summary>
    public static Element CheckToken(Call call)
    {
        var token = call.Token ?? throw CommonErrors.TokenMissing();
        return Element.Payload(Start(token)
            .Child(Permissions("perms", token.Grants))
            .Child(Permissions("permissions", token.Grants))
            .Child(User(token.Member)));
    }

    private static Element Start(AccessToken token) => new Element("auth").Child(Element.OfText("token", token.Value));

    private static Element Permissions(string name, Grants grants)
    {
        var element = new Element(name);
        foreach (var area in PermissionNames.Areas)
            element.Attribute(area, PermissionNames.Name(grants[area]));
        return element;
    }

    private static Element User(Member member) => new Element("user")
        .Attribute("user_id", member.UserId)
        .Attribute("username", member.UserName)
        .Attribute("realname", member.RealName)
        .Attribute("lg", "en")
        .Flag("is_pro", member.IsPro);
}
