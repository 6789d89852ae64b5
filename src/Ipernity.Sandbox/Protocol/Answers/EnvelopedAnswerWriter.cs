using System.Buffers;
using System.Text;
using System.Xml.Linq;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>
/// Writes an answer for SOAP and XML-RPC: a text that is the XML answer, or a fault. For XML-RPC the service documents no form, so it is
/// that of SOAP. (Source: the service's documentation, chapter "Answer formats".)
/// </summary>
internal static class EnvelopedAnswerWriter
{
    private static readonly XNamespace Soap = "http://www.w3.org/2003/05/soap-envelope";
    private static readonly XNamespace Ipernity = "urn:ipernity";

    public static void WriteSoap(Answer answer, IBufferWriter<byte> output) => Write(output, new XElement(Soap + "Envelope",
        new XAttribute(XNamespace.Xmlns + "s", Soap),
        new XElement(Soap + "Body", answer.Error is { } error
            ? new XElement(Soap + "Fault",
                new XElement("faultcode", $"ipernity.error.{error.Code}"),
                new XElement("faultstring", error.Message))
            : new XElement(Ipernity + "ipernityResponse", new XAttribute(XNamespace.Xmlns + "x", Ipernity), Xml(answer)))));

    public static void WriteXmlRpc(Answer answer, IBufferWriter<byte> output) => Write(output, new XElement("methodResponse",
        answer.Error is { } error
            ? new XElement("fault", new XElement("value", new XElement("struct",
                Member("faultCode", new XElement("int", error.Code)),
                Member("faultString", new XElement("string", error.Message)))))
            : new XElement("params", new XElement("param", new XElement("value", new XElement("string", Xml(answer)))))));

    private static XElement Member(string name, XElement value) =>
        new("member", new XElement("name", name), new XElement("value", value));

    private static string Xml(Answer answer)
    {
        var xml = new ArrayBufferWriter<byte>();
        XmlAnswerWriter.Write(answer, xml);
        return Encoding.UTF8.GetString(xml.WrittenSpan);
    }

    private static void Write(IBufferWriter<byte> output, XElement envelope)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"u8);
        output.WriteText(envelope.ToString(SaveOptions.DisableFormatting));
        output.Write("\n"u8);
    }
}
