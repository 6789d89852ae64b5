namespace Ipernity.Sandbox.Tests.Support;

/// <summary>
/// The parameters that make answers about documents, albums, folders and faves as complete as possible: a visited, faved,
/// commented and annotated document. Each method finds the items that it reads, changes or removes.
/// </summary>
internal static class ShapeStage
{
    /// <summary>The parameters of a method; null for methods that need no preparation.</summary>
    public static async Task<List<(string, object)>?> ParametersAsync(Client client, string method, string document, string album)
    {
        (string, object) doc = ("doc_id", document), inAlbum = ("album_id", album);
        switch (method)
        {
            case "album.docs.getContext":
                var placed = (await client.CallAsync("album.docs.getList", inAlbum))["album"]!["docs"]!.Texts("doc", "doc_id");
                return [inAlbum, ("doc_id", placed[1])];
            case "album.docs.setList":
                return [inAlbum, ("doc_ids", $"{document},1"), ("cover_id", document)];
            case "album.getFaves":
                await client.CallAsync("faves.albums.add", inAlbum);
                return [inAlbum];
            case "album.orderList":
                return [("album_ids", album)];
            case "album.setPerms":
                return [inAlbum, ("perm_comment", 3)];
            case "doc.comments.add":
                return [doc, ("content", "One")];
            case "doc.comments.getList":
                await ReplyAsync(client, doc);
                return [doc];
            case "doc.comments.get" or "doc.comments.delete":
                return [("comment_id", await ReplyAsync(client, doc))];
            case "doc.comments.edit" or "doc.comments.reply":
                return [("comment_id", await ReplyAsync(client, doc)), ("content", "Two")];
            case "doc.getContainers":
                await client.CallAsync("album.docs.add", inAlbum, doc);
                return [doc];
            case "doc.getFaves":
                await client.CallAsync("faves.docs.add", doc);
                return [doc];
            case "doc.getVisitors":
                return [("doc_id", await VisitedAsync(client))];
            case "doc.get":
                await client.CallAsync("doc.notes.add", [doc, .. Area("One")]);
                return [doc, ("extra", "tags,notes,geo")];
            case "doc.notes.add":
                return [doc, .. Area("One")];
            case "doc.notes.edit":
                return [("note_id", await NoteAsync(client, doc)), .. Area("Two")];
            case "doc.notes.delete":
                return [("note_id", await NoteAsync(client, doc))];
            case "doc.setGeo":
                return [doc, ("lat", 45.9), ("lng", 6.1)];
            case "doc.setLicense":
                return [doc, ("license", 11)];
            case "doc.setPerms":
                return [doc, ("share", 0)];
            case "doc.setSafety":
                return [doc, ("safety", 2)];
            case "doc.tags.edit":
                return [doc, ("keywords", "another")];
            case "faves.albums.getList":
                await client.CallAsync("faves.albums.add", inAlbum);
                return [("user_id", "ada"), ("owner_id", "ada")];
            case "faves.docs.getList":
                await client.CallAsync("faves.docs.add", doc);
                return [("user_id", "ada"), ("owner_id", "ada")];
            case "faves.albums.add" or "faves.albums.remove":
                return [inAlbum];
            case "faves.docs.add" or "faves.docs.remove":
                return [doc];
            case "folder.create":
                return [("title", "One")];
            case "folder.orderList":
                return [("folder_ids", await FolderAsync(client, album))];
            case "folder.albums.add" or "folder.albums.remove":
                return [("folder_id", await FolderAsync(client, album)), inAlbum];
            case "folder.getList":
                return [];
            case var _ when method.StartsWith("folder.", StringComparison.Ordinal):
                return [("folder_id", await FolderAsync(client, album))];
            default:
                return null;
        }
    }

    private static (string, object)[] Area(string content) => [("content", content), ("x", 10), ("y", 20), ("w", 30), ("h", 40)];

    private static async Task<string> ReplyAsync(Client client, (string, object) document)
    {
        var parent = (await client.CallAsync("doc.comments.add", document, ("content", "Parent")))["comment"]!.Text("comment_id");
        return (await client.CallAsync("doc.comments.reply", ("comment_id", parent), ("content", "Reply")))["comment"]!.Text("comment_id");
    }

    private static async Task<string> NoteAsync(Client client, (string, object) document) =>
        (await client.CallAsync("doc.notes.add", [document, .. Area("One")]))["note"]!.Text("note_id");

    private static async Task<string> FolderAsync(Client client, string album)
    {
        var folder = (await client.CallAsync("folder.create", ("title", "One")))["folder"]!.Text("folder_id");
        await client.CallAsync("folder.albums.add", ("folder_id", folder), ("album_id", album));
        return folder;
    }

    private static async Task<string> VisitedAsync(Client client)
    {
        foreach (var id in (await client.CallAsync("doc.getList", ("per_page", 100)))["docs"]!.Texts("doc", "doc_id"))
        {
            if ((await client.CallAsync("doc.getVisitors", ("doc_id", id)))["visits"]!.Number("total") > 0)
                return id;
        }
        throw new InvalidOperationException("Nobody visited any document.");
    }
}
