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

    public int Visits { get; init; }

    /// <summary>Who may comment: 0 only the owner, 3 family and friends, 4 contacts, 5 everyone.</summary>
    public int CommentPermission { get; set; } = 5;

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
}
