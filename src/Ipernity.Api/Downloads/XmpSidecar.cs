using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>
/// The details of a document as XMP: title, description, keywords, place, time and licence. What else a sidecar contains, such as ratings
/// and the edits of a photo program, stays as it is. (Sources: XMP specification, parts 1 and 2; IPTC
/// Photo Metadata Standard.)
/// </summary>
internal static class XmpSidecar
{
    private const int MostBytes = 64 * 1024 * 1024;

    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Exif = "http://ns.adobe.com/exif/1.0/";
    private static readonly XNamespace Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private static readonly XNamespace Iptc = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    private static readonly XNamespace Rights = "http://ns.adobe.com/xap/1.0/rights/";
    private static readonly XNamespace CreativeCommons = "http://creativecommons.org/ns#";

    private static readonly (string Prefix, XNamespace Name)[] Prefixes =
    [
        ("dc", DublinCore), ("exif", Exif), ("photoshop", Photoshop), ("Iptc4xmpCore", Iptc), ("xmpRights", Rights),
        ("cc", CreativeCommons),
    ];

    private static readonly XmlWriterSettings Format = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    /// <param name="document">The document.</param>
    /// <param name="path">The path of the sidecar, for errors.</param>
    /// <param name="before">The existing sidecar; null if there is none.</param>
    /// <exception cref="IpernityDownloadException">The existing sidecar is not XMP.</exception>
    public static byte[] Create(IpernityDocument document, string path, byte[]? before)
    {
        var sidecar = before is null ? CreateEmpty() : Read(before, path);
        var descriptions = sidecar.Descendants(Rdf + "Description").Where(static element => element.Parent?.Name == Rdf + "RDF").ToList();
        if (descriptions.Count == 0)
            throw Unreadable(path, "It contains no description.");

        foreach (var value in ValuesOf(document))
        {
            foreach (var description in descriptions)
            {
                description.Elements(value.Name).Remove();
                description.Attributes(value.Name).Remove();
            }

            descriptions[0].Add(value);
        }

        foreach (var (prefix, name) in Prefixes)
        {
            if (descriptions[0].GetPrefixOfNamespace(name) is null && descriptions[0].GetNamespaceOfPrefix(prefix) is null)
                descriptions[0].Add(new XAttribute(XNamespace.Xmlns + prefix, name.NamespaceName));
        }

        using var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content, Format))
            sidecar.Save(writer);
        return [.. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content.ToArray()).TrimEnd()), (byte)'\n'];
    }

    private static IEnumerable<XElement> ValuesOf(IpernityDocument document)
    {
        if (Clean(document.Title) is { } title)
            yield return Text(DublinCore + "title", title);
        if (Clean(document.Description) is { } description)
            yield return Text(DublinCore + "description", description);
        if (document.Tags is { Length: > 0 } tags)
            yield return new XElement(
                DublinCore + "subject", new XElement(Rdf + "Bag", tags.Select(Clean).OfType<string>().Select(Item)));
        if (document is { Latitude: { } latitude, Longitude: { } longitude })
        {
            yield return new XElement(Exif + "GPSLatitude", Degrees(latitude, 'N', 'S'));
            yield return new XElement(Exif + "GPSLongitude", Degrees(longitude, 'E', 'W'));
        }

        if (Clean(document.Place) is { } place)
            yield return new XElement(Iptc + "Location", place);
        if (document.CreatedAt is { } created)
        {
            yield return new XElement(Photoshop + "DateCreated", created.ToString("s", CultureInfo.InvariantCulture));
            yield return new XElement(Exif + "DateTimeOriginal", created.ToString("s", CultureInfo.InvariantCulture));
        }

        if (document.License is { } license)
        {
            foreach (var value in ValuesOf(license))
                yield return value;
        }

        if (document.Link is { } link)
            yield return new XElement(Rights + "WebStatement", link.AbsoluteUri);
    }

    private static IEnumerable<XElement> ValuesOf(License license)
    {
        yield return new XElement(Rights + "Marked", license == License.Copyleft ? "False" : "True");
        yield return Text(Rights + "UsageTerms", TermsOf(license));
        // The service does not report the version of the licence.
        if (license is not (License.AllRightsReserved or License.Copyleft) && Enum.IsDefined(license))
        {
            var code = license.ToString().Substring("CC_".Length).Replace('_', '-').ToLowerInvariant();
            yield return new XElement(
                CreativeCommons + "license", new XAttribute(Rdf + "resource", $"https://creativecommons.org/licenses/{code}/"));
        }
    }

    private static string TermsOf(License license) => license switch
    {
        License.AllRightsReserved => "All rights reserved",
        License.Copyleft => "Copyleft, free use",
        License.CC_BY => "Creative Commons Attribution",
        License.CC_BY_NC => "Creative Commons Attribution-NonCommercial",
        License.CC_BY_ND => "Creative Commons Attribution-NoDerivatives",
        License.CC_BY_NC_ND => "Creative Commons Attribution-NonCommercial-NoDerivatives",
        License.CC_BY_SA => "Creative Commons Attribution-ShareAlike",
        License.CC_BY_NC_SA => "Creative Commons Attribution-NonCommercial-ShareAlike",
        _ => $"ipernity licence {(int)license}",
    };

    private static XElement Text(XName name, string text) => new(
        name, new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text)));

    private static XElement Item(string text) => new(Rdf + "li", text);

    // Degrees and minutes with a fraction, such as 48,51.396N.
    private static string Degrees(double value, char positive, char negative)
    {
        var minutes = Math.Round(Math.Abs(value) * 60, 6);
        var degrees = Math.Floor(minutes / 60);
        return string.Format(
            CultureInfo.InvariantCulture, "{0:0},{1:0.0#####}{2}", degrees, minutes - (degrees * 60), value < 0 ? negative : positive);
    }

    // XML does not allow all characters.
    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : string.Concat(text!.Select((c, i) => XmlConvert.IsXmlChar(c) || IsPair(text!, i) || (i > 0 && IsPair(text!, i - 1)) ? c : ' '));

    private static bool IsPair(string text, int index) =>
        index + 1 < text.Length && char.IsHighSurrogate(text[index]) && char.IsLowSurrogate(text[index + 1]);

    private static XDocument CreateEmpty() => new(
        new XElement(
            Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
            new XElement(
                Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName),
                new XElement(Rdf + "Description", new XAttribute(Rdf + "about", "")))));

    private static XDocument Read(byte[] content, string path)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            // Everything is indented anew, or removed elements would leave empty lines.
            IgnoreWhitespace = true,
            MaxCharactersInDocument = MostBytes,
        };
        try
        {
            using var stream = new MemoryStream(content);
            using var reader = XmlReader.Create(stream, settings);
            return XDocument.Load(reader);
        }
        catch (XmlException damaged)
        {
            throw Unreadable(path, damaged.Message);
        }
    }

    private static IpernityDownloadException Unreadable(string path, string reason) =>
        new(DownloadFailure.SidecarUnreadable, $"The sidecar '{path}' is not valid XMP, so it was not changed. {reason}");
}
