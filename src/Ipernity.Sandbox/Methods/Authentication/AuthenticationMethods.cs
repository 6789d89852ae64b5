using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Authentication;

/// <summary><c>auth.*</c></summary>
internal static class AuthenticationMethods
{
    public static Element GetFrob(MethodCall call) =>
        Element.Payload(new Element("auth").Child(Element.OfText("frob", call.Community.Frobs.Create(call.Application).Value)));

    public static Element GetToken(MethodCall call)
    {
        var approver = call.Community.Settings.AutoApprove ? call.Community.SignedIn : null;
        if (call.Community.Frobs.Find(call.Required("frob")) is { Secret: not null })
            throw MethodErrors.FrobInvalid();
        var frob = call.Community.Frobs.Redeem(call.Required("frob"), call.Application, approver) ?? throw MethodErrors.FrobInvalid();
        if (frob.Member!.IsClosed)
            throw CommonErrors.AccountClosed();
        var token = call.Community.Tokens.Issue(frob.Application, frob.Member, frob.Granted);
        return Element.Payload(Start(token).Child(Permissions("permissions", token.Grants)).Child(User(token.Member)));
    }

    /// <summary>
    /// The documentation calls the permissions <c>perms</c>, but live clients read <c>permissions</c>, so the answer has both.
    /// </summary>
    public static Element CheckToken(MethodCall call)
    {
        var token = call.Token ?? throw CommonErrors.TokenMissing();
        return Element.Payload(Start(token)
            .Child(Permissions("perms", token.Grants))
            .Child(Permissions("permissions", token.Grants))
            .Child(User(token.Member)));
    }

    private static Element Start(IssuedToken token) => new Element("auth").Child(Element.OfText("token", token.Value));

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
