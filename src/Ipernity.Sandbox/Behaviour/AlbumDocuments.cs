using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// <c>album.docs.add</c>, <c>getList</c>, <c>remove</c>, <c>setList</c>; <c>doc_id</c> takes one id or several. An entry's
/// <c>error</c> is a number, as clients of the live service read it: 0 where nothing is wrong with the document, else what
/// the error of that number means.
/// </summary>
internal static class AlbumDocuments
{
    public static Element GetList(Call call)
    {
        var album = call.VisibleAlbum();
        var filter = DocumentEntries.Filter(call);
        var documents = AlbumElements.Visible(call, album).FindAll(filter.Admits);
        return Element.Payload(new Element("album")
            .Attribute("album_id", album.Id)
            .Child(new DocumentEntries(call).WriteTo(new Element("docs"), documents))
            .Child(AlbumElements.Cover(call, album)));
    }

    /// <summary>One entry per id that was sent: those that are no document of the caller's, or are in the album already, are skipped.</summary>
    public static Element Add(Call call)
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
    /// What was in the album before is in it no more. The cover has to be one of the new documents. The documentation calls
    /// the list of entries <c>doc</c>, a client of the live service reads <c>docs</c>.
    /// </summary>
    public static Element SetList(Call call)
    {
        var album = call.OwnAlbum();
        var ids = call.Ids("doc_ids");
        var coverId = call.Required("cover_id");
        if (!ids.Contains(coverId, StringComparer.Ordinal) || Own(call, coverId) is not { } cover)
            throw MethodErrors.DocNotFound();
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

    public static Element Remove(Call call)
    {
        var album = call.OwnAlbum();
        var entries = new List<Element>();
        var removed = 0;
        foreach (var id in call.Ids("doc_id"))
        {
            var isRemoved = Own(call, id) is { } document && album.Remove(document);
            removed += isRemoved ? 1 : 0;
            entries.Add(new Element("doc").Attribute("doc_id", id).Flag("removed", isRemoved));
        }
        return Changed(call, album, "removed", removed, entries);
    }

    private static Element Changed(Call call, Album album, string what, int count, List<Element> entries)
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
        .Attribute("error", document is null ? MethodErrors.NotFound : 0);

    private static Document? Own(Call call, string id) =>
        call.Library.FindDocument(id) is { } document && document.Owner == call.Caller ? document : null;
}
