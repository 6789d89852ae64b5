using System.Xml.Linq;

namespace Ipernity.Auth.Answers;

/// <summary>An element of an XML answer.</summary>
internal sealed class XmlAnswerNode(XElement element) : IAnswerNode
{
    public bool Has(string name) => element.Element(name) is not null || element.Attribute(name) is not null;

    public IAnswerNode? Child(string name) => element.Element(name) is { } child ? new XmlAnswerNode(child) : null;

    public IEnumerable<IAnswerNode> Children(string name) => element.Elements(name).Select(static child => new XmlAnswerNode(child));

    public string? Text() => element.Nodes().Any(static node => node is XText) ? element.Value : null;

    public string? Text(string name) => element.Attribute(name)?.Value ?? element.Element(name)?.Value;
}
