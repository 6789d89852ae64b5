using System.Globalization;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>
/// Creates the demo documents, albums and folders. They are the same for every run. The newest documents of the demo member do not
/// depend on how many there are.
/// </summary>
internal static class DemoLibrary
{
    /// <summary>The largest number of documents that the demo member can have.</summary>
    public const int MaximumDocuments = 200_000;

    private const int GuestDocuments = 12;
    private const int FewDocuments = 6;
    private static readonly (int Width, int Height) FilmSize = (320, 240);
    private static readonly (int Width, int Height) CoverSize = (900, 900);
    private static readonly int[] Seconds = [4, 8, 12];
    private static readonly DateTime Newest = new(2024, 6, 30, 18, 0, 0, DateTimeKind.Utc);

    public static Library Create(Members members, int documents)
    {
        var library = new Library();
        library.Add(members.Demo, Documents(library, members.Demo, documents, firstId: 45_200_000, publicOnly: false));
        library.Add(members.Guest, Documents(library, members.Guest, GuestDocuments, firstId: 30_100_000, publicOnly: true));
        library.Add(
            members.Find("marek")!, Documents(library, members.Find("marek")!, FewDocuments, firstId: 20_500_000, publicOnly: true));
        library.Add(members.Find("yuki")!, Documents(library, members.Find("yuki")!, FewDocuments, firstId: 25_600_000, publicOnly: true));
        AddAlbums(library, members.Demo);
        DemoFolders.Add(library, members.Demo);
        DemoActivity.Add(library, members);
        return library;
    }

    /// <summary>Creates the documents of one member, newest first. Document 0 is the newest and has the highest id.</summary>
    private static Document[] Documents(Library library, Member owner, int count, long firstId, bool publicOnly)
    {
        var documents = new Document[count];
        for (var i = 0; i < count; i++)
        {
            // Each document has its own sequence, so it does not depend on the number of documents.
            var sequence = new StableSequence(((ulong)firstId << 20) + (ulong)i);
            var id = (firstId + (10L * (MaximumDocuments - i)) + sequence.Below(10)).ToString(CultureInfo.InvariantCulture);
            documents[i] = Document(library, owner, id, i, publicOnly, ref sequence);
        }
        return documents;
    }

    private static Document Document(Library library, Member owner, string id, int number, bool publicOnly, ref StableSequence sequence)
    {
        var posted = Newest - TimeSpan.FromHours(
            number < 2_000 ? 37 * number : (37 * 2_000) + (number - 2_000)) - TimeSpan.FromMinutes(sequence.Below(50));
        var created = posted - TimeSpan.FromMinutes(sequence.Between(30, 60 * 24 * 90));
        var postedAt = new DateTimeOffset(posted).ToUnixTimeSeconds();
        var media = Media(sequence.Below(100));
        var (width, height) = media == MediaTypes.Audio ? CoverSize : sequence.Pick(DemoTexts.Sizes);
        if (media == MediaTypes.Video)
            (width, height) = FilmSize;
        var document = new Document(id, owner)
        {
            Media = media,
            Title = Title(number),
            Description = sequence.Pick(DemoTexts.Descriptions),
            License = sequence.Pick(DemoTexts.Licenses),
            Safety = sequence.Chance(3) ? 2 : 1,
            Share = publicOnly ? Share.Public : Visibility(sequence.Below(100)),
            Created = created.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            PostedAt = postedAt,
            ModifiedAt = postedAt,
            Width = width,
            Height = height,
            Seconds = media is MediaTypes.Video or MediaTypes.Audio ? Seconds[sequence.Below(Seconds.Length)] : 0,
            Geo = sequence.Chance(30) ? Near(sequence.Pick(DemoTexts.Places), ref sequence) : null,
            Visits = sequence.Below(400),
        };
        document.Exif = DemoExif.Of(document, sequence.Below(12));
        AddTags(library, document, ref sequence);
        document.Made = DemoFiles.Of(document, $"IMG_{1_000 + (number % 9_000)}");
        return document;
    }

    /// <summary>The titles of a member's documents are unique, and neighbours are in different languages.</summary>
    private static string Title(int number)
    {
        var title = DemoTexts.Titles[number * 13 % DemoTexts.Titles.Count];
        var round = number / DemoTexts.Titles.Count;
        return round == 0 ? title : $"{title} ({round + 1})";
    }

    private static MediaTypes Media(int percent) => percent switch
    {
        < 88 => MediaTypes.Photo,
        < 94 => MediaTypes.Video,
        < 98 => MediaTypes.Audio,
        _ => MediaTypes.Other,
    };

    private static Share Visibility(int percent) => percent switch
    {
        < 80 => Share.Public,
        < 88 => Share.Private,
        < 93 => Share.Friends,
        < 97 => Share.Family,
        _ => Share.Family | Share.Friends,
    };

    private static GeoPoint Near(GeoPoint place, ref StableSequence sequence) => place with
    {
        Latitude = place.Latitude + (sequence.Between(-900, 900) / 100_000d),
        Longitude = place.Longitude + (sequence.Between(-900, 900) / 100_000d),
    };

    private static void AddTags(Library library, Document document, ref StableSequence sequence)
    {
        for (var i = sequence.Below(5); i > 0; i--)
        {
            var keyword = sequence.Pick(DemoTexts.Keywords);
            var id = library.Keywords.IdOf(keyword);
            if (!document.Tags.Exists(tag => tag.Id == id))
                document.Tags.Add(new DocumentTag(DocumentTag.Keyword, id, keyword, document.Owner, document.PostedAt));
        }
    }

    private static void AddAlbums(Library library, Member owner)
    {
        var documents = library.DocumentsOf(owner);
        var albums = DemoTexts.Albums.Select((album, i) => new Album(library.NewAlbumId(), owner)
        {
            Title = album.Title,
            Description = album.Description,
            CreatedAt = 1_500_000_000 + (i * 7_000_000L),
            UpdatedAt = 1_500_000_000 + (i * 7_000_000L),
            Visits = 17 * (i + 1),
        }).ToArray();
        for (var i = 0; i < documents.Count; i++)
        {
            // Two of three documents are in an album, some in two. The last album has the videos and sounds.
            if (documents[i].Media is MediaTypes.Audio or MediaTypes.Video)
                albums[^1].Add(documents[i]);
            else if (i % 3 != 0)
                albums[i % (albums.Length - 1)].Add(documents[i]);
            if (i % 10 == 4)
                albums[(i / 10) % (albums.Length - 1)].Add(documents[i]);
        }
        foreach (var album in albums)
            library.Add(album);
    }
}
