using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>api.methods.*</c>, from the facts of the methods.</summary>
internal static class Catalogue
{
    private static readonly (int Code, string Message)[] Errors =
    [
        (MethodErrors.Missing, "A required parameter is missing"),
        (MethodErrors.NotFound, "What a parameter names is not there, or not for you to see"),
        (MethodErrors.NotYours, "It is not yours to change"),
        (MethodErrors.InvalidValue, "A parameter's value makes no sense"),
        (MethodErrors.FileTooLarge, "The file is too large"),
        (MethodErrors.QuotaUsedUp, "The upload quota is used up"),
        (MethodErrors.NotProcessed, "The file could not be processed"),
    ];

    public static Element GetList(Call call) => Element.Payload(new Element("methods")
        .Repeat("method", [.. Known().Select(method => Start(method).Child(Permissions(method)).Child(Title(method)))])
        .Child(Changelog()));

    public static Element Get(Call call)
    {
        var name = call.Text("method") is { Length: > 0 } given ? given : throw MethodErrors.ParameterMissing("method");
        var method = Known().FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal))
            ?? throw MethodErrors.MethodNotFound();
        return Element.Payload(Start(method)
            .Child(Permissions(method))
            .Child(Title(method))
            .Child(new Element("parameters").Repeat("param", [.. (method.Parameters ?? []).Select(Parameter)]))
            .Child(Element.OfText("response", method.Shape))
            .Child(new Element("errors").Repeat("error", [.. Errors.Select(Error)]))
            .Child(Changelog()));
    }

    private static Element Changelog() => new Element("changelog").Repeat("log", []);

    private static IEnumerable<MethodFacts> Known() => MethodCatalogue.All.Where(method => !method.IsUnknownToService);

    private static Element Start(MethodFacts method) => new Element("method")
        .Attribute("name", method.Name)
        .Attribute("service", method.Service)
        .Child(new Element("authentication")
            .Flag("token", method.MustCarryToken)
            .Flag("sign", method.MustSign)
            .Flag("post", method.MustPost));

    private static Element Permissions(MethodFacts method)
    {
        var permissions = new Element("permissions");
        foreach (var (area, level) in method.Permissions)
            permissions.Attribute(area, PermissionNames.Name(level));
        return permissions;
    }

    private static Element Title(MethodFacts method)
    {
        var needs = new List<string>();
        if (method.MustSign)
            needs.Add("a signature");
        if (method.MustCarryToken)
            needs.Add("a token");
        if (method.MustPost)
            needs.Add("POST");
        needs.AddRange(method.Permissions.Select(permission => $"perm_{permission.Area}={PermissionNames.Name(permission.Level)}"));
        var text = needs.Count == 0 ? "needs nothing but an API key" : $"needs {string.Join(", ", needs)}";
        return Element.OfText("title", $"{method.Name}: {text}");
    }

    private static Element Parameter(ParameterFacts parameter)
    {
        var text = parameter.MaximumSize > 0
            ? $"{parameter.DefaultSize} where left out, at most {parameter.MaximumSize}"
            : parameter.Required ? "required" : "optional";
        return new Element("param").Attribute("name", parameter.Name).Flag("required", parameter.Required).WithText(text);
    }

    private static Element Error((int Code, string Message) error) =>
        new Element("error").Attribute("code", error.Code).Attribute("message", error.Message).Attribute("label", error.Message).WithText(error.Message);
}
