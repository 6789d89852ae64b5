using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Catalogue;

/// <summary><c>api.methods.*</c>, from the list of served methods.</summary>
internal static class CatalogueMethods
{
    /// <summary>When the documentation of the methods was last changed.</summary>
    private const long ModifiedAt = 1_356_998_400;

    public static Element GetList(MethodCall call) => Element.Payload(new Element("methods")
        .Repeat("method", [.. Known().Select(Start)])
        .Child(Changelog()));

    public static Element Get(MethodCall call)
    {
        var name = call.Text("method") is { Length: > 0 } given ? given : throw MethodErrors.ParameterMissing("method");
        var method = Known().FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal))
            ?? throw MethodErrors.MethodNotFound();
        return Element.Payload(Start(method)
            .List("parameters", [.. (method.Parameters ?? []).Select(Parameter)])
            .Child(Element.OfText("response", method.Shape))
            .Child(new Element("errors").Repeat("error", [.. MethodErrorCodes.Of(method.Name).Select(Error)]))
            .Child(Changelog()));
    }

    private static Element Changelog() => new Element("changelog").Repeat("log", []);

    private static IEnumerable<ServedMethod> Known() => ServedMethods.All.Where(method => !method.IsUnknownToService);

    private static Element Start(ServedMethod method)
    {
        var element = new Element("method")
            .Attribute("name", method.Name)
            .Attribute("service", method.Service)
            .Attribute("modified_at", ModifiedAt)
            .Child(new Element("authentication")
                .Flag("token", method.MustCarryToken)
                .Flag("sign", method.MustSign)
                .Flag("post", method.MustPost));
        return AddPermissions(element, method).Child(Title(method)).Child(About(method));
    }

    /// <summary>PHP has no empty objects, so without permissions the live service answers an empty list.</summary>
    private static Element AddPermissions(Element element, ServedMethod method)
    {
        if (method.Permissions.Count == 0)
            return element.List("permissions", []);
        var permissions = new Element("permissions");
        foreach (var (area, level) in method.Permissions)
            permissions.Attribute(area, PermissionNames.Name(level));
        return element.Child(permissions);
    }

    private static Element About(ServedMethod method) =>
        Element.OfText("about", $"{method.Name} is a method of the {method.Service} service.");

    private static Element Title(ServedMethod method)
    {
        var needs = new List<string>();
        if (method.MustSign)
            needs.Add("a signature");
        if (method.MustCarryToken)
            needs.Add("a token");
        if (method.MustPost)
            needs.Add("POST");
        needs.AddRange(method.Permissions.Select(permission => $"perm_{permission.Area}={PermissionNames.Name(permission.Level)}"));
        var text = needs.Count == 0 ? "needs only an API key" : $"needs {string.Join(", ", needs)}";
        return Element.OfText("title", $"{method.Name}: {text}");
    }

    private static Element Parameter(ServedParameter parameter)
    {
        var text = parameter.MaximumSize > 0
            ? $"default {parameter.DefaultSize}, at most {parameter.MaximumSize}"
            : parameter.Required ? "required" : "optional";
        return new Element("param").Attribute("name", parameter.Name).Flag("required", parameter.Required).WithText(text);
    }

    private static Element Error(AnswerError error) =>
        new Element("error")
            .Attribute("code", error.Code)
            .Attribute("message", error.Message)
            .Attribute("label", error.Message)
            .WithText(error.Message);
}
