using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>Writes documents as the entries of a list, with the fields that <c>extra</c> requests.</summary>
internal sealed class DocumentEntries
{
    private readonly MethodCall _call;
    private readonly string _label;
    private readonly string[] _extra;
    private readonly bool _withOwner;
    private readonly Action<Element, Document>? _more;

    /// <param name="call">The call.</param>
    /// <param name="withOwner">Whether entries always have the owner.</param>
    /// <param name="more">Adds the fields that only this list has.</param>
    public DocumentEntries(MethodCall call, bool withOwner = false, Action<Element, Document>? more = null)
    {
        _call = call;
        _label = PictureSizes.Choose(call.Text("thumbsize"));
        _extra = call.List("extra");
        _withOwner = withOwner || _extra.Contains("owner");
        _more = more;
    }

    public static DocumentFilter Filter(MethodCall call)
    {
        var media = call.Text("media") is { } list
            ? MediaNames.Read(list) ?? throw MethodErrors.ValueInvalid("media", "photo, audio, video, other, or several of them")
            : MediaTypes.All;
        return new DocumentFilter(media, ShareFilter(call), call.Flag("safesurf"));
    }

    public static Share? ShareFilter(MethodCall call)
    {
        if (string.IsNullOrEmpty(call.Text("share")))
            return null;
        return call.Number("share", -1) is var number and (>= 0 and <= 4)
            ? (Share)number
            : throw MethodErrors.ValueInvalid("share", "0 private, 1 family, 2 friends, 3 family and friends, 4 public");
    }

    /// <summary>Writes a page of documents into the element of the list.</summary>
    public Element WriteTo(Element list, IReadOnlyList<Document> documents)
    {
        var page = ResultPage<Document>.Of(documents, _call);
        return page.WriteTo(list).Repeat("doc", Write(page.Items));
    }

    /// <summary>Writes an entry for each document.</summary>
    public Element[] Write(IReadOnlyList<Document> documents)
    {
        var entries = new Element[documents.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Entry(documents[i]);
        return entries;
    }

    private Element Entry(Document document)
    {
        var entry = new Element("doc")
            .Attribute("doc_id", document.Id)
            .Attribute("media", document.Media.Name())
            .Attribute("license", document.License)
            .Attribute("title", document.Title)
            .Attribute("safety", document.Safety);
        _more?.Invoke(entry, document);
        if (_withOwner)
            entry.Child(MemberElements.Owner(_call, document.Owner));
        entry.Child(Thumbnails.Thumb(_call, document, _label));
        foreach (var extra in _extra)
            AddExtra(entry, document, extra);
        return entry;
    }

    private void AddExtra(Element entry, Document document, string extra)
    {
        switch (extra)
        {
            case "dates":
                entry.Child(DocumentElements.Dates(_call, document));
                break;
            case "count":
                entry.Child(DocumentElements.Count(_call, document));
                break;
            case "geo" when document.Geo is { } place:
                entry.Child(DocumentElements.Geo(place));
                break;
            case "medias" when document.Media != MediaTypes.Photo:
                entry.Child(DocumentElements.Medias(_call, document));
                break;
            case "original" when _call.Viewer.Member == document.Owner:
                entry.Child(DocumentElements.Original(_call, document));
                break;
            case "md5" when _call.Viewer.Member == document.Owner:
                entry.Attribute("md5", document.Md5);
                break;
            case "tags":
                entry.Child(DocumentElements.Tags(document));
                break;
            case "visibility" or "share":
                entry.Child(DocumentElements.Visibility(document));
                break;
            case "description":
                entry.Child(Element.OfText("description", document.Description));
                break;
            case "link":
                entry.Attribute("link", DocumentElements.Link(_call, document));
                break;
            default:
                // Unknown fields are ignored, and "owner" has been added above.
                break;
        }
    }
}
