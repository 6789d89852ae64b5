using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>album.docs.add</c>, <c>getList</c>, <c>remove</c>; <c>doc_id</c> takes one id or several.</summary>
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
        foreach (var id in Ids(call))
        {
            var error = "";
            if (Own(call, id) is not { } document)
                error = "Doc not found";
            else if (!album.Add(document))
                error = "Doc already in album";
            else
                added++;
            entries.Add(new Element("doc").Attribute("doc_id", id).Flag("added", error.Length == 0).Attribute("error", error));
        }
        return Changed(call, album, "added", added, entries);
    }

    public static Element Remove(Call call)
    {
        var album = call.OwnAlbum();
        var entries = new List<Element>();
        var removed = 0;
        foreach (var id in Ids(call))
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

    private static string[] Ids(Call call) =>
        call.List("doc_id") is { Length: > 0 } ids ? ids : throw MethodErrors.ParameterMissing("doc_id");

    private static Document? Own(Call call, string id) =>
        call.Library.FindDocument(id) is { } document && document.Owner == call.Caller ? document : null;
}
