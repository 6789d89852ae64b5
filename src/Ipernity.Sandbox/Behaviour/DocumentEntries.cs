using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>Documents as the entries of a list, with whatever <c>extra</c> asks for, and what a list is narrowed by.</summary>
internal sealed class DocumentEntries
{
    private readonly Call _call;
    private readonly string _label;
    private readonly string[] _extra;
    private readonly bool _withOwner;
    private readonly Action<Element, Document>? _more;

    /// <param name="call">The call that asks.</param>
    /// <param name="withOwner">Whether the owner is told of without being asked for.</param>
    /// <param name="more">Adds what only this list tells of a document.</param>
    public DocumentEntries(Call call, bool withOwner = false, Action<Element, Document>? more = null)
    {
        _call = call;
        _label = PictureSizes.Choose(call.Text("thumbsize"));
        _extra = call.List("extra");
        _withOwner = withOwner || _extra.Contains("owner");
        _more = more;
    }

    public static DocumentFilter Filter(Call call)
    {
        var media = call.Text("media") is { } list
            ? MediaNames.Read(list) ?? throw MethodErrors.ValueInvalid("media", "photo, audio, video, other, or several of them")
            : MediaKinds.All;
        return new DocumentFilter(media, ShareFilter(call), call.Flag("safesurf"));
    }

    public static Share? ShareFilter(Call call)
    {
        if (string.IsNullOrEmpty(call.Text("share")))
            return null;
        return call.Number("share", -1) is var number and (>= 0 and <= 4)
            ? (Share)number
            : throw MethodErrors.ValueInvalid("share", "0 private, 1 family, 2 friends, 3 family and friends, 4 public");
    }

    /// <summary>A page of documents, written into the element that holds the list.</summary>
    public Element WriteTo(Element list, IReadOnlyList<Document> documents)
    {
        var page = Paging<Document>.Of(documents, _call);
        return page.WriteTo(list).Repeat("doc", Write(page.Items));
    }

    /// <summary>An entry for each document.</summary>
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
            entry.Child(DocumentElements.Owner(document.Owner));
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
            case "medias" when document.Media != MediaKinds.Photo:
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
                // What the sandbox has not got, and "owner", which stands in its place already.
                break;
        }
    }
}
