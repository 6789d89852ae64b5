using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Albums;

/// <summary>An album: documents of one member in an order of the member's choice.</summary>
internal sealed class Album(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    /// <summary>All visits, including those of people who were not signed in.</summary>
    public int Visits { get; set; }

    /// <summary>The last visit of someone who was not signed in; 0 if there was none.</summary>
    public long LastAnonymousVisitAt { get; set; }

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    /// <summary>The cover that the owner chose; null if the first document is the cover.</summary>
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

    /// <summary>Removes a deleted document from the cover, which need not be in the album.</summary>
    /// <returns>Whether it was the cover.</returns>
    public bool ForgetCover(Document document)
    {
        if (ChosenCover != document)
            return false;
        ChosenCover = null;
        return true;
    }
}
