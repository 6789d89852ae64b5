namespace Ipernity.Sandbox.Data;

/// <summary>A member's folder: albums of that member in an order of their own.</summary>
internal sealed class Folder(string id, Member owner, long createdAt)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public long CreatedAt { get; } = createdAt;

    public long UpdatedAt { get; set; } = createdAt;

    /// <summary>The document chosen as cover; the first album's cover stands in where none was chosen.</summary>
    public Document? ChosenCover { get; set; }

    public List<Album> Albums { get; } = [];
}
