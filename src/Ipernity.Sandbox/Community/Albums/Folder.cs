using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Albums;

/// <summary>A folder: albums of one member in an order of the member's choice.</summary>
internal sealed class Folder(string id, Member owner, long createdAt)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public long CreatedAt { get; } = createdAt;

    public long UpdatedAt { get; set; } = createdAt;

    /// <summary>The cover that the owner chose; null if the cover of the first album is used.</summary>
    public Document? ChosenCover { get; set; }

    public List<Album> Albums { get; } = [];
}
