using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Albums;

/// <summary>
/// <c>album.docs.*</c>. <c>doc_id</c> takes one id or a list. The <c>error</c> of an entry is 0 or the number of the error for that
/// document, as live clients read it.
/// </summary>
internal static class AlbumDocumentMethods
{
    /// <summary>The error of an entry whose document was not found or belongs to another member.</summary>
    private const int NotFoundCode = 2;

    public static Element GetList(MethodCall call)
    {
        var album = call.VisibleAlbum();
        var filter = DocumentEntries.Filter(call);
        var documents = AlbumElements.Visible(call, album).FindAll(filter.Admits);
        return Element.Payload(new Element("album")
            .Attribute("album_id", album.Id)
            .Child(new DocumentEntries(call).WriteTo(new Element("docs"), documents))
            .Child(AlbumElements.Cover(call, album)));
    }

    /// <summary>The documents before and after a document in the album.</summary>
    public static Element GetContext(MethodCall call)
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
        return DocumentNeighbours.Write(call, payload, documents, document, previous: -1);
    }

    /// <summary>
    /// Adds the caller's documents. Other documents and those that are already in the album are skipped, with an entry for each.
    /// </summary>
    public static Element Add(MethodCall call)
    {
        var album = call.OwnAlbum();
        var entries = new List<Element>();
        var added = 0;
        foreach (var id in call.Ids("doc_id"))
        {
            var document = Own(call, id);
            var isAdded = document is not null && album.Add(document);
            added += isAdded ? 1 : 0;
            entries.Add(AddedEntry("doc", id, document, isAdded));
        }
        return Changed(call, album, "added", added, entries);
    }

    /// <summary>
    /// Replaces the content of the album. The cover must be one of the new documents. The documentation calls the list <c>doc</c>,
    /// but a live client reads <c>docs</c>, so the answer has both.
    /// </summary>
    public static Element SetList(MethodCall call)
    {
        var album = call.OwnAlbum();
        var ids = call.Ids("doc_ids");
        var coverId = call.Required("cover_id");
        if (!ids.Contains(coverId, StringComparer.Ordinal) || Own(call, coverId) is not { } cover)
            throw MethodErrors.CoverNotFound();
        album.Clear();
        var entries = new List<Element>();
        var sameEntries = new List<Element>();
        foreach (var id in ids)
        {
            var document = Own(call, id);
            var isAdded = document is not null && album.Add(document);
            entries.Add(AddedEntry("doc", id, document, isAdded));
            sameEntries.Add(AddedEntry("docs", id, document, isAdded));
        }
        album.ChosenCover = cover;
        album.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(new Element("album")
            .Attribute("album_id", album.Id)
            .Attribute("cover_id", cover.Id)
            .Attribute("total", album.Documents.Count)
            .Attribute("added", album.Documents.Count)
            .Attribute("skipped", entries.Count - album.Documents.Count)
            .Repeat("doc", entries)
            .Repeat("docs", sameEntries));
    }

    public static Element Remove(MethodCall call)
    {
        var album = call.OwnAlbum();
        var entries = new List<Element>();
        var removed = 0;
        foreach (var id in call.Ids("doc_id"))
        {
            var isRemoved = Own(call, id) is { } document && call.Library.RemoveFrom(album, document, call.Community.UnixTime);
            removed += isRemoved ? 1 : 0;
            entries.Add(new Element("doc").Attribute("doc_id", id).Flag("removed", isRemoved));
        }
        return Changed(call, album, "removed", removed, entries);
    }

    private static Element Changed(MethodCall call, Album album, string what, int count, List<Element> entries)
    {
        if (count > 0)
            album.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(new Element("album")
            .Attribute("album_id", album.Id)
            .Attribute("total", album.Documents.Count)
            .Attribute(what, count)
            .Attribute("skipped", entries.Count - count)
            .Repeat("doc", entries));
    }

    private static Element AddedEntry(string name, string id, Document? document, bool isAdded) => new Element(name)
        .Attribute("doc_id", id)
        .Flag("added", isAdded)
        .Attribute("error", document is null ? NotFoundCode : 0);

    private static Document? Own(MethodCall call, string id) =>
        call.Library.FindDocument(id) is { } document && document.Owner == call.Caller ? document : null;
}
