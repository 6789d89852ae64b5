using System.Buffers;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>A format of answers.</summary>
internal sealed record WireFormat(string ContentType, Action<Answer, IBufferWriter<byte>> Write)
{
    public static WireFormat Json { get; } = new("application/json; charset=utf-8", JsonAnswerWriter.Write);

    public static WireFormat Xml { get; } = new("text/xml; charset=utf-8", XmlAnswerWriter.Write);

    public static WireFormat Php { get; } = new("text/plain; charset=utf-8", PhpAnswerWriter.Write);

    public static WireFormat Soap { get; } = new("application/soap+xml; charset=utf-8", EnvelopedAnswerWriter.WriteSoap);

    public static WireFormat XmlRpc { get; } = new("text/xml; charset=utf-8", EnvelopedAnswerWriter.WriteXmlRpc);

    /// <summary>The format with this name; JSON if the name is empty, null if the format is unknown.</summary>
    public static WireFormat? Find(string? name) => name switch
    {
        null or "" or "json" => Json,
        "xml" => Xml,
        "php" => Php,
        "soap" => Soap,
        "xmlrpc" => XmlRpc,
        _ => null,
    };
}
