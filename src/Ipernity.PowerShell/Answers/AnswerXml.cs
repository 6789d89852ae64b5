using System.Xml;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>Reads an XML answer as a document.</summary>
internal static class AnswerXml
{
    /// <returns>The document, with the status in its root.</returns>
    public static XmlDocument Read(ApiAnswer answer)
    {
        using var reader = answer.OpenXml();
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return document;
    }
}
