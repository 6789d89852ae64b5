using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Tests.Downloads;

/// <summary>The sidecars of files.</summary>
public sealed class SidecarTests : IDisposable
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Exif = "http://ns.adobe.com/exif/1.0/";

    private readonly DownloadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public async Task XMP_has_the_name_of_the_file_with_its_extension()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options(sidecar: SidecarKind.Xmp), Document(server));

        Assert.Equal(["Harbour.JPG", "Harbour.JPG.xmp"], _setup.Files);
        Assert.Equal(_setup.PathOf("Harbour.JPG.xmp"), Assert.Single(_setup.Results).SidecarPath);
    }

    [Fact]
    public void XMP_holds_what_photo_programs_read()
    {
        var xmp = Parse(XmpSidecar.Create(Document(), "x", before: null));

        Assert.Equal("Harbour <b>& \"sea\"", xmp.Descendants(DublinCore + "title").Single().Value);
        Assert.Equal("Two\nlines", xmp.Descendants(DublinCore + "description").Single().Value);
        Assert.Equal(["blue hour", "sea"], xmp.Descendants(DublinCore + "subject").Descendants(Rdf + "li").Select(static li => li.Value));
        Assert.Equal("48,51.6N", xmp.Descendants(Exif + "GPSLatitude").Single().Value);
        Assert.Equal("2,21.0W", xmp.Descendants(Exif + "GPSLongitude").Single().Value);
        Assert.Equal("2024-06-30T17:50:00", xmp.Descendants(Exif + "DateTimeOriginal").Single().Value);
        Assert.Contains("https://creativecommons.org/licenses/by-nc/", xmp.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rating", xmp.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_become_spaces()
    {
        var document = Document();
        document.Title = "a\u0000b\u001B\uD83C🍋";

        Assert.Equal("a b  🍋", Parse(XmpSidecar.Create(document, "x", before: null)).Descendants(DublinCore + "title").Single().Value);
    }

    [Fact]
    public void The_name_of_the_place_is_its_IPTC_location()
    {
        var document = Document();
        document.Place = "Old harbour, Marseille";

        var xmp = Parse(XmpSidecar.Create(document, "x", before: null));
        var location = xmp.Descendants(XNamespace.Get("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/") + "Location").Single();
        Assert.Equal(document.Place, location.Value);
    }

    [Fact]
    public void A_sidecar_that_is_written_again_looks_like_a_new_one()
    {
        var before = Document();
        before.Title = "Old";

        Assert.Equal(
            Encoding.UTF8.GetString(XmpSidecar.Create(Document(), "x", before: null)),
            Encoding.UTF8.GetString(XmpSidecar.Create(Document(), "x", XmpSidecar.Create(before, "x", before: null))));
    }

    [Fact]
    public void Ratings_and_edits_of_other_programs_stay()
    {
        var before = Encoding.UTF8.GetBytes(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:darktable="http://darktable.sf.net/" xmp:Rating="4" darktable:history_end="3">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Old</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
            """);

        var first = XmpSidecar.Create(Document(), "x", before);
        var xmp = Parse(first);

        Assert.Contains("xmp:Rating=\"4\"", xmp.ToString(), StringComparison.Ordinal);
        Assert.Contains("darktable:history_end=\"3\"", xmp.ToString(), StringComparison.Ordinal);
        Assert.Equal("Harbour <b>& \"sea\"", xmp.Descendants(DublinCore + "title").Single().Value);
        Assert.Equal(first, XmpSidecar.Create(Document(), "x", first));
    }

    [Theory]
    [InlineData("not XML")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")]
    public async Task A_sidecar_that_is_not_XMP_is_an_error_and_stays(string content)
    {
        await using var server = DownloadSetup.Serving();
        _setup.Write("Harbour.JPG.xmp", Encoding.UTF8.GetBytes(content));
        await _setup.RunAsync(server, _setup.Options(sidecar: SidecarKind.Xmp), Document(server));

        Assert.Equal(DownloadFailure.SidecarUnreadable, Assert.IsType<IpernityDownloadException>(Assert.Single(_setup.Failures)).Failure);
        Assert.Equal(content, Encoding.UTF8.GetString(_setup.Read("Harbour.JPG.xmp")));
    }

    [Fact]
    public async Task JSON_holds_the_details()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options(sidecar: SidecarKind.Json), Document(server));

        using var json = JsonDocument.Parse(_setup.Read("Harbour.JPG.json"));
        Assert.Equal("1001", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("Two\nlines", json.RootElement.GetProperty("description").GetString());
        Assert.Equal("CC-BY-NC", json.RootElement.GetProperty("license").GetString());
        Assert.Equal(-2.35, json.RootElement.GetProperty("place").GetProperty("longitude").GetDouble());
        Assert.Equal(300_000, json.RootElement.GetProperty("original").GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task A_changed_title_rewrites_the_sidecar_of_a_file_that_stays()
    {
        await using var server = DownloadSetup.Serving();
        await _setup.RunAsync(server, _setup.Options("{Id}", SidecarKind.Json), Document(server));
        var document = Document(server);
        document.Title = "New";
        await _setup.RunAsync(server, _setup.Options("{Id}", SidecarKind.Json), document);

        Assert.Equal(DownloadStatus.Unchanged, _setup.Results[1].Status);
        Assert.Contains("\"title\": \"New\"", Encoding.UTF8.GetString(_setup.Read("1001.JPG.json")), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static XDocument Parse(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return XDocument.Load(stream);
    }

    private static IpernityDocument Document(RawServer server)
    {
        var document = DownloadSetup.Document(server);
        return Describe(document, "Harbour");
    }

    private static IpernityDocument Document() => Describe(
        new IpernityDocument { Id = "1001", CreatedAt = new DateTime(2024, 6, 30, 17, 50, 0, DateTimeKind.Unspecified) },
        "Harbour <b>& \"sea\"");

    private static IpernityDocument Describe(IpernityDocument document, string title)
    {
        document.Title = title;
        document.Description = "Two\nlines";
        document.Tags = ["blue hour", "sea"];
        document.License = License.CC_BY_NC;
        (document.Latitude, document.Longitude) = (48.86, -2.35);
        return document;
    }
}
