namespace Ipernity.Sandbox.Data;

/// <summary>A member's album: documents of that member in an order of their own.</summary>
internal sealed class Album(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    /// <summary>How often anybody looked, member or not.</summary>
    public int Visits { get; set; }

    /// <summary>When somebody last looked who was not signed in; 0 where nobody did.</summary>
    public long LastAnonymousVisitAt { get; set; }

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    /// <summary>The document chosen as cover; the first one stands in where none was chosen.</summary>
    public Document? ChosenCover { get; set; }

    public List<Document> Documents { get; } = [];

    private readonly HashSet<Document> _members = [];

    public bool Contains(Document document) => _members.Contains(document);

    public bool Add(Document document)
    {
        if (!_members.Add(document))
            return false;
        Documents.Add(document);
        document.Albums++;
        return true;
    }

    public bool Remove(Document document)
    {
        if (!_members.Remove(document))
            return false;
        Documents.Remove(document);
        document.Albums--;
        if (ChosenCover == document)
            ChosenCover = null;
        return true;
    }

    public void Clear()
    {
        foreach (var document in Documents)
            document.Albums--;
        Documents.Clear();
        _members.Clear();
        ChosenCover = null;
    }

    /// <summary>A document that is no more is neither in the album nor its cover.</summary>
    public void Forget(Document document)
    {
        Remove(document);
        if (ChosenCover == document)
            ChosenCover = null;
    }
}
