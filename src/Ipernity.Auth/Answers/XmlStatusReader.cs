using System.Xml;

namespace Ipernity.Auth.Answers;

/// <summary>Reads the status from the root of an XML answer, and checks the whole answer.</summary>
internal static class XmlStatusReader
{
    /// <exception cref="XmlException">The answer is not well-formed, has a DTD, or is nested too deeply.</exception>
    public static AnswerStatus Read(ReadOnlyMemory<byte> content, int maxDepth)
    {
        using var reader = XmlText.Open(content);
        var status = default(AnswerStatus);
        if (reader.MoveToContent() == XmlNodeType.Element && string.Equals(reader.LocalName, "api", StringComparison.Ordinal))
            status = new(reader.GetAttribute("status"), reader.GetAttribute("code"), reader.GetAttribute("message"));

        var values = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA)
                values += 1 + reader.AttributeCount;
            if (reader.Depth > maxDepth)
                throw new XmlException($"The answer is nested deeper than {maxDepth} levels.");
        }

        return status with { Values = values };
    }
}
