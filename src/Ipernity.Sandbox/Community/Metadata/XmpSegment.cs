using System.Security;
using System.Text;

namespace Ipernity.Sandbox.Community.Metadata;

/// <summary>Writes a title and keywords as XMP into a segment of a JPEG file.</summary>
internal static class XmpSegment
{
    public static byte[] Write(string title, IEnumerable<string> keywords)
    {
        var subjects = string.Concat(keywords.Select(keyword => $"<rdf:li>{SecurityElement.Escape(keyword)}</rdf:li>"));
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
        return JpegSegment.Write(
            JpegSegment.App1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(packet.ReplaceLineEndings("\n"))]);
    }
}
