using System.Xml;
using System.Xml.Linq;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Reads calls by SOAP and XML-RPC, whose method and parameters are in the body: <c>/api/soap</c> and <c>/api/xmlrpc</c>.
/// (Source: the service's documentation, chapter "Request formats".)
/// </summary>
internal static class EnvelopedCall
{
    public const string Soap = "soap";
    public const string XmlRpc = "xmlrpc";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static bool IsUsedBy(HttpRequest request) => RequestReader.Method(request) is Soap or XmlRpc;

    /// <summary>Adds the parameters of a call to a list.</summary>
    /// <param name="kind"><see cref="Soap"/> or <see cref="XmlRpc"/>.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="parameters">The list.</param>
    /// <returns>The method.</returns>
    /// <exception cref="CallFailedException">The body is no such call.</exception>
    public static string Read(string kind, ReadOnlyMemory<byte> body, ParameterList parameters)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), Settings);
            var root = XElement.Load(reader);
            return (kind == Soap ? ReadSoap(root, parameters) : ReadXmlRpc(root, parameters)) ?? throw CommonErrors.EnvelopeInvalid(kind);
        }
        catch (XmlException)
        {
            throw CommonErrors.EnvelopeInvalid(kind);
        }
    }

    private static string? ReadSoap(XElement root, ParameterList parameters)
    {
        if (root.Name.LocalName != "Envelope" || Child(Child(root, "Body"), "ipernityRequest") is not { } request)
            return null;
        string? method = null;
        foreach (var part in request.Elements())
        {
            if (part.HasElements)
                return null;
            if (part.Name.LocalName == "method")
                method = part.Value;
            else
                parameters.Add(part.Name.LocalName, part.Value);
        }

        return method;
    }

    private static string? ReadXmlRpc(XElement root, ParameterList parameters)
    {
        if (root.Name.LocalName != "methodCall")
            return null;
        var values = root.Elements("params").Elements("param").Elements("value").ToArray();
        if (values.Length > 1)
            return null;
        foreach (var member in values.Elements("struct").Elements("member"))
        {
            if (member.Element("name") is not { } name || member.Element("value") is not { } value || !IsPlain(value))
                return null;
            parameters.Add(name.Value, (value.Elements().FirstOrDefault() ?? value).Value);
        }

        return root.Element("methodName")?.Value;
    }

    // A value is a text, or one element with its type, such as <int>.
    private static bool IsPlain(XElement value) => value.Elements().Count() <= 1 && !value.Elements().Any(static type => type.HasElements);

    private static XElement? Child(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
