using System.Xml;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>An XML answer as a document.</summary>
internal static class AnswerXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <returns>The document, with the status in its root.</returns>
    public static XmlDocument Read(ApiAnswer answer)
    {
        using var reader = XmlReader.Create(new StringReader(answer.ReadText()), Settings);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return document;
    }
}
