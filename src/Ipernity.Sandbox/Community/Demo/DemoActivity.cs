using System.Globalization;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Community.Reactions;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Adds the members' visits, faves, comments and notes to the demo library.</summary>
internal static class DemoActivity
{
    private const long Hour = 3_600;

    private static readonly string[] Remarks =
    [
        "What a light!", "Très réussi.", "Wie schön!", "いいですね。", "Где это?", "I like the colours.", "¡Qué bonito!",
        "Well seen, and <i>well</i> framed.", "Heel mooi gedaan.",
    ];

    private static readonly string[] Replies = ["Thank you!", "Merci !", "Danke.", "ありがとう。", "Спасибо!"];

    private static readonly string[] NoteTexts = ["Look here", "Un détail", "Wer ist das?", "小さな猫"];

    public static void Add(Library library, Members members)
    {
        AddTo(library, members.Demo, members.Guest);
        AddTo(library, members.Guest, members.Demo);
    }

    /// <summary>Starts with the oldest documents, so that ids grow with time.</summary>
    private static void AddTo(Library library, Member owner, Member guest)
    {
        var viewer = new Viewer(guest);
        foreach (var document in library.DocumentsOf(owner).Reverse())
        {
            if (document.Visits > 0)
                document.LastAnonymousVisitAt = document.PostedAt + (document.Visits * Hour);
            if (viewer.Sees(document))
                AddTo(library, document, guest);
        }
        foreach (var album in library.AlbumsOf(owner).Reverse())
            AddTo(library, album, guest);
    }

    private static void AddTo(Library library, Document document, Member guest)
    {
        var sequence = new StableSequence(ulong.Parse(document.Id, CultureInfo.InvariantCulture));
        var at = document.PostedAt + (Hour * sequence.Between(1, 40));
        if (!sequence.Chance(40))
            return;
        var visits = sequence.Between(1, 4);
        library.DocumentVisits.Add(document, new Visit(guest, at, at + ((visits - 1) * 5 * Hour), visits));
        document.Visits += visits;
        if (sequence.Chance(30))
            library.DocumentFaves.Add(guest, document, at + 40);
        if (sequence.Chance(40))
        {
            var comment = library.Comments.Add(document, guest, at + 90, sequence.Pick(Remarks), parent: null);
            if (sequence.Chance(50))
                library.Comments.Add(document, document.Owner, at + (2 * Hour), sequence.Pick(Replies), comment);
        }
        if (document.Media == MediaTypes.Photo && sequence.Chance(10))
        {
            library.Notes.Add(new Note(library.Notes.NewId(), document, guest, at + 150)
            {
                Content = sequence.Pick(NoteTexts),
                Area = new NoteArea(
                    sequence.Between(10, 200), sequence.Between(10, 150), sequence.Between(40, 90), sequence.Between(40, 90)),
            });
        }
    }

    private static void AddTo(Library library, Album album, Member guest)
    {
        var sequence = new StableSequence(ulong.Parse(album.Id, CultureInfo.InvariantCulture));
        var at = album.UpdatedAt + (Hour * sequence.Between(1, 40));
        if (album.Visits > 0)
            album.LastAnonymousVisitAt = at + (album.Visits * Hour);
        if (!new Viewer(guest).Sees(album))
            return;
        var visits = sequence.Between(1, 4);
        library.AlbumVisits.Add(album, new Visit(guest, at, at + ((visits - 1) * 5 * Hour), visits));
        album.Visits += visits;
        if (sequence.Chance(40))
            library.AlbumFaves.Add(guest, album, at + 40);
    }
}
