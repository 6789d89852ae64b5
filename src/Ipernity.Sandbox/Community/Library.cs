using System.Globalization;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Reactions;

namespace Ipernity.Sandbox.Community;

/// <summary>All documents, albums and folders, newest first, with their comments, notes, faves and visits.</summary>
internal sealed class Library
{
    private const int MostListings = 256;

    private readonly Dictionary<string, Document> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Album> _albums = new(StringComparer.Ordinal);
    private readonly Dictionary<Member, List<Document>> _documentsOf = [];
    private readonly Dictionary<Member, List<Album>> _albumsOf = [];
    private readonly Dictionary<(Member Owner, Share Audience, DocumentFilter Filter), IReadOnlyList<Document>> _listings = [];
    private long _nextAlbumId = 880_001;
    private long _nextDocumentId = 50_000_001;

    public KeywordRegister Keywords { get; } = new();

    public FolderRegister Folders { get; } = new();

    public CommentRegister Comments { get; } = new();

    public NoteRegister Notes { get; } = new();

    public FaveRegister<Document> DocumentFaves { get; } = new();

    public FaveRegister<Album> AlbumFaves { get; } = new();

    public VisitRegister<Document> DocumentVisits { get; } = new();

    public VisitRegister<Album> AlbumVisits { get; } = new();

    public Document? FindDocument(string id) => _documents.GetValueOrDefault(id);

    public Album? FindAlbum(string id) => _albums.GetValueOrDefault(id);

    public IReadOnlyList<Document> DocumentsOf(Member owner) => _documentsOf.GetValueOrDefault(owner) ?? [];

    public IReadOnlyList<Album> AlbumsOf(Member owner) => _albumsOf.GetValueOrDefault(owner) ?? [];

    /// <summary>
    /// The documents of a member that a viewer can see. Lists are cached until a document changes, because clients that walk
    /// through ten thousand documents request the same list a hundred times.
    /// </summary>
    public IReadOnlyList<Document> List(Member owner, Viewer viewer, DocumentFilter filter)
    {
        var key = (owner, viewer.AudienceOf(owner), filter);
        if (!_listings.TryGetValue(key, out var list))
        {
            if (_listings.Count == MostListings)
                _listings.Clear();
            list = [.. DocumentsOf(owner).Where(document => Viewer.Sees(document, key.Item2) && filter.Admits(document))];
            _listings.Add(key, list);
        }
        return list;
    }

    /// <summary>Adds documents of one owner, newest first.</summary>
    public void Add(Member owner, IReadOnlyList<Document> documents)
    {
        foreach (var document in documents)
            _documents.Add(document.Id, document);
        if (!_documentsOf.TryGetValue(owner, out var list))
            _documentsOf.Add(owner, list = []);
        list.InsertRange(0, documents);
        _listings.Clear();
    }

    /// <summary>Deletes a document with its comments, notes, faves and visits, and removes it from albums and folders.</summary>
    /// <param name="document">The document.</param>
    /// <param name="now">The time, as the last update of these albums and folders.</param>
    public void Remove(Document document, long now)
    {
        _documents.Remove(document.Id);
        _documentsOf[document.Owner].Remove(document);
        document.File?.Stored.Dispose();
        foreach (var album in AlbumsOf(document.Owner).ToArray())
        {
            if (album.ForgetCover(document))
                album.UpdatedAt = now;
            RemoveFrom(album, document, now);
        }

        Folders.Forget(document, now);
        Comments.Forget(document);
        Notes.Forget(document);
        DocumentFaves.Forget(document);
        DocumentVisits.Forget(document);
        _listings.Clear();
    }

    public void SetShare(Document document, Share share)
    {
        if (document.Share == share)
            return;
        document.Share = share;
        _listings.Clear();
    }

    public void SetSafety(Document document, int safety)
    {
        document.Safety = safety;
        _listings.Clear();
    }

    /// <summary>
    /// Calculates the sizes and checksums of a member's demo files in the background. For many documents that takes too long to do it
    /// while the community is locked.
    /// </summary>
    public Task MeasureFilesOf(Member owner)
    {
        MadeFile[] unknown =
            [.. DocumentsOf(owner).Select(document => document.Made).OfType<MadeFile>().Where(file => !file.IsMeasured)];
        return unknown.Length == 0 ? Task.CompletedTask : Task.Run(() => Parallel.ForEach(unknown, file => file.Measure()));
    }

    /// <summary>Creates an id for a new document, higher than all others.</summary>
    public string NewDocumentId() => (_nextDocumentId++).ToString(CultureInfo.InvariantCulture);

    /// <summary>Sets or replaces the file of a document. The checksum of the file must have been calculated.</summary>
    public void SetFile(Document document, PostedFile file)
    {
        document.File?.Stored.Dispose();
        document.File = file;
        document.Made = null;
        document.Exif = null;
        document.Media = file.Type.Media;
        (document.Width, document.Height) = document.Rotation is 90 or 270 ? (file.Height, file.Width) : (file.Width, file.Height);
        document.Seconds = 0;
        _listings.Clear();
    }

    /// <summary>Creates an id for a new album or folder. They share ids because they have the same addresses.</summary>
    public string NewAlbumId() => (_nextAlbumId++).ToString(CultureInfo.InvariantCulture);

    public void Add(Album album)
    {
        _albums.Add(album.Id, album);
        if (!_albumsOf.TryGetValue(album.Owner, out var list))
            _albumsOf.Add(album.Owner, list = []);
        list.Insert(0, album);
    }

    /// <summary>Removes a document from an album. The last document takes the album with it, as on the live service.</summary>
    /// <returns>False if the document was not in the album.</returns>
    public bool RemoveFrom(Album album, Document document, long now)
    {
        if (!album.Remove(document))
            return false;
        album.UpdatedAt = now;
        if (album.Documents.Count == 0)
            Remove(album, now);
        return true;
    }

    public void Remove(Album album, long now)
    {
        album.Clear();
        _albums.Remove(album.Id);
        _albumsOf[album.Owner].Remove(album);
        Folders.Forget(album, now);
        AlbumFaves.Forget(album);
        AlbumVisits.Forget(album);
    }

    public void OrderAlbums(Member owner, IReadOnlyList<Album> first) => OwnerOrder.Apply(_albumsOf[owner], first, album => album.Id);
}
