using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The documents before and after a document, nearest first.</summary>
internal static class DocumentNeighbours
{
    private const int DefaultNeighbours = 10;
    private const int MostNeighbours = 50;

    /// <summary>Adds a document and its neighbours to a payload.</summary>
    public static Element Write(MethodCall call, Element payload, IReadOnlyList<Document> documents, Document document, int previous)
    {
        var at = 0;
        while (documents[at] != document)
            at++;
        return payload
            .Child(Neighbours(call, "prev", documents, at, previous, indexStep: -1))
            .Child(Entry(call, document, 0))
            .Child(Neighbours(call, "next", documents, at, -previous, indexStep: 1));
    }

    /// <summary>The neighbours in one direction, without those that <c>media</c> and <c>safesurf</c> exclude.</summary>
    private static Element Neighbours(MethodCall call, string name, IReadOnlyList<Document> documents, int at, int step, int indexStep)
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

    /// <summary>A document with its position relative to the requested document, which has position 0.</summary>
    public static Element Entry(MethodCall call, Document document, long index, string inContainer = "")
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
