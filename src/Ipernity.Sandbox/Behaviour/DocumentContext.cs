using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// <c>doc.getContext</c> and <c>album.docs.getContext</c>: what comes before and after a document, nearest first. In its
/// owner's stream the older ones are before it; in an album those that stand before it.
/// </summary>
internal static class DocumentContext
{
    private const int DefaultNeighbours = 10;
    private const int MostNeighbours = 50;

    public static Element OfStream(Call call)
    {
        var document = call.VisibleDocument();
        var stream = call.Library.List(document.Owner, call.Viewer, DocumentFilter.Everything);
        return Write(call, Element.Payload(), stream, document, previous: 1);
    }

    public static Element OfAlbum(Call call)
    {
        var album = call.VisibleAlbum();
        var document = call.VisibleDocument();
        if (!album.Contains(document))
            throw MethodErrors.DocNotFound();
        var documents = AlbumElements.Visible(call, album);
        var payload = Element.Payload(new Element("album")
            .Attribute("album_id", album.Id)
            .Attribute("total", documents.Count)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize"))));
        return Write(call, payload, documents, document, previous: -1);
    }

    private static Element Write(Call call, Element payload, IReadOnlyList<Document> documents, Document document, int previous)
    {
        var at = 0;
        while (documents[at] != document)
            at++;
        return payload
            .Child(Neighbours(call, "prev", documents, at, previous, indexStep: -1))
            .Child(Entry(call, document, 0))
            .Child(Neighbours(call, "next", documents, at, -previous, indexStep: 1));
    }

    /// <summary>Walks from the document in one direction, over what <c>media</c> and <c>safesurf</c> leave out.</summary>
    private static Element Neighbours(Call call, string name, IReadOnlyList<Document> documents, int at, int step, int indexStep)
    {
        var filter = DocumentEntries.Filter(call);
        var most = Math.Clamp(call.WholeNumber(name) ?? DefaultNeighbours, 0, MostNeighbours);
        var entries = new List<Element>();
        for (var i = at + step; i >= 0 && i < documents.Count && entries.Count < most; i += step)
        {
            if (filter.Admits(documents[i]))
                entries.Add(Entry(call, documents[i], indexStep * (entries.Count + 1)));
        }
        return new Element(name).Attribute("count", entries.Count).Repeat("doc", entries);
    }

    /// <summary>A document and its number, which is 0 for the one that was asked about.</summary>
    public static Element Entry(Call call, Document document, long index, string inContainer = "")
    {
        var label = PictureSizes.Choose(call.Text("thumbsize"));
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, label);
        return new Element("doc")
            .Attribute("index", index)
            .Attribute("doc_id", document.Id)
            .Attribute("media", document.Media.Name())
            .Attribute("title", document.Title)
            .Attribute("safety", document.Safety)
            .Attribute("w", width)
            .Attribute("h", height)
            .Attribute("url", Thumbnails.Url(call, document, label))
            .Attribute("link", DocumentElements.Link(call, document) + inContainer)
            .Attribute("user_id", document.Owner.UserId);
    }
}
