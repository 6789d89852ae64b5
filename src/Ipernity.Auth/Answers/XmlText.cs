using System.Runtime.InteropServices;
using System.Xml;

namespace Ipernity.Auth.Answers;

/// <summary>Opens XML from the network: DTDs and entities are rejected, and nothing is fetched.</summary>
internal static class XmlText
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static XmlReader Open(ReadOnlyMemory<byte> content) => XmlReader.Create(
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray()),
        Settings);
}
