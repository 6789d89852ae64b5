using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Adds the demo member's folders.</summary>
internal static class DemoFolders
{
    private static readonly (string Title, string Description, string[] Albums)[] Folders =
    [
        ("Viajes", "En tren, a pie, en barco.", ["Alpen 2019", "京都", "Nord", "Ferrovie"]),
        ("Town & country", "", ["Harbours", "Sous la pluie", "Gardens"]),
    ];

    public static void Add(Library library, Member owner)
    {
        for (var i = 0; i < Folders.Length; i++)
        {
            var (title, description, albums) = Folders[i];
            var folder =
                new Folder(library.NewAlbumId(), owner, 1_600_000_000 + (i * 7_000_000L)) { Title = title, Description = description };
            folder.Albums.AddRange(albums.Select(name => library.AlbumsOf(owner).First(album => album.Title == name)));
            library.Folders.Add(folder);
        }
    }
}
