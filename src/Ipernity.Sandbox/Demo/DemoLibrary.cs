using System.Globalization;
using System.Security.Cryptography;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;

namespace Ipernity.Sandbox.Demo;

/// <summary>
/// The documents, albums and folders that every sandbox starts with: the same ones each time, whatever the day. The demo user's first
/// documents are the same for any number of documents.
/// </summary>
internal static class DemoLibrary
{
    private const int GuestDocuments = 12;
    private const int FewDocuments = 6;
    private static readonly DateTime Newest = new(2024, 6, 30, 18, 0, 0, DateTimeKind.Utc);

    public static Library Create(Members members, int documents)
    {
        var library = new Library();
        library.Add(members.Demo, Documents(library, members.Demo, documents, firstId: 45_200_000, publicOnly: false));
        library.Add(members.Guest, Documents(library, members.Guest, GuestDocuments, firstId: 30_100_000, publicOnly: true));
        library.Add(members.Find("marek")!, Documents(library, members.Find("marek")!, FewDocuments, firstId: 20_500_000, publicOnly: true));
        library.Add(members.Find("yuki")!, Documents(library, members.Find("yuki")!, FewDocuments, firstId: 25_600_000, publicOnly: true));
        AddAlbums(library, members.Demo);
        DemoFolders.Add(library, members.Demo);
        DemoActivity.Add(library, members);
        return library;
    }

    /// <summary>Documents of one member, the newest first: number 0 is the newest, and has the highest id.</summary>
    private static Document[] Documents(Library library, Member owner, int count, long firstId, bool publicOnly)
    {
        var documents = new Document[count];
        for (var i = 0; i < count; i++)
        {
            // Each has a sequence of its own, so that it does not depend on how many there are.
            var sequence = new DemoSequence(((ulong)firstId << 20) + (ulong)i);
            var id = (firstId + (10L * (SandboxOptions.MaximumDocuments - i)) + sequence.Below(10)).ToString(CultureInfo.InvariantCulture);
            documents[i] = Document(library, owner, id, i, publicOnly, ref sequence);
        }
        return documents;
    }

    private static Document Document(Library library, Member owner, string id, int number, bool publicOnly, ref DemoSequence sequence)
    {
        var posted = Newest - TimeSpan.FromHours(number < 2_000 ? 37 * number : (37 * 2_000) + (number - 2_000)) - TimeSpan.FromMinutes(sequence.Below(50));
        var created = posted - TimeSpan.FromMinutes(sequence.Between(30, 60 * 24 * 90));
        var postedAt = new DateTimeOffset(posted).ToUnixTimeSeconds();
        var media = Media(sequence.Below(100));
        var (width, height) = media == MediaKinds.Audio ? (1200, 1200) : sequence.Pick(DemoWords.Sizes);
        var file = Picture.Draw(id, width, height);
        var document = new Document(id, owner)
        {
            Media = media,
            Title = Title(number),
            Description = sequence.Pick(DemoWords.Descriptions),
            License = sequence.Pick(DemoWords.Licenses),
            Safety = sequence.Chance(3) ? 2 : 1,
            Share = publicOnly ? Share.Public : Visibility(sequence.Below(100)),
            Created = created.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            PostedAt = postedAt,
            ModifiedAt = postedAt,
            Width = width,
            Height = height,
            Seconds = media is MediaKinds.Video or MediaKinds.Audio ? sequence.Between(8, 240) : 0,
            Bytes = file.Length,
            Md5 = Convert.ToHexString(MD5.HashData(file)).ToLowerInvariant(),
            FileName = $"IMG_{1_000 + (number % 9_000)}.svg",
            Geo = sequence.Chance(30) ? Near(sequence.Pick(DemoWords.Places), ref sequence) : null,
            Visits = sequence.Below(400),
            Exif = DemoExif.Of(media, sequence.Below(12)),
        };
        AddTags(library, document, ref sequence);
        return document;
    }

    /// <summary>No two documents of a member are called the same; neighbours are in different languages.</summary>
    private static string Title(int number)
    {
        var title = DemoWords.Titles[number * 13 % DemoWords.Titles.Count];
        var round = number / DemoWords.Titles.Count;
        return round == 0 ? title : $"{title} ({round + 1})";
    }

    private static MediaKinds Media(int percent) => percent switch
    {
        < 88 => MediaKinds.Photo,
        < 94 => MediaKinds.Video,
        < 98 => MediaKinds.Audio,
        _ => MediaKinds.Other,
    };

    private static Share Visibility(int percent) => percent switch
    {
        < 80 => Share.Public,
        < 88 => Share.Private,
        < 93 => Share.Friends,
        < 97 => Share.Family,
        _ => Share.Family | Share.Friends,
    };

    private static GeoPoint Near(GeoPoint place, ref DemoSequence sequence) => place with
    {
        Latitude = place.Latitude + (sequence.Between(-900, 900) / 100_000d),
        Longitude = place.Longitude + (sequence.Between(-900, 900) / 100_000d),
    };

    private static void AddTags(Library library, Document document, ref DemoSequence sequence)
    {
        for (var i = sequence.Below(5); i > 0; i--)
        {
            var keyword = sequence.Pick(DemoWords.Keywords);
            var id = library.Keywords.IdOf(keyword);
            if (!document.Tags.Exists(tag => tag.Id == id))
                document.Tags.Add(new DocumentTag(DocumentTag.Keyword, id, keyword, document.Owner, document.PostedAt));
        }
    }

    private static void AddAlbums(Library library, Member owner)
    {
        var documents = library.DocumentsOf(owner);
        var albums = DemoWords.Albums.Select((album, i) => new Album(library.NewAlbumId(), owner)
        {
            Title = album.Title,
            Description = album.Description,
            CreatedAt = 1_500_000_000 + (i * 7_000_000L),
            UpdatedAt = 1_500_000_000 + (i * 7_000_000L),
            Visits = 17 * (i + 1),
        }).ToArray();
        for (var i = 0; i < documents.Count; i++)
        {
            // Two of three documents are in an album, some in two. The last album holds what plays.
            if (documents[i].Media is MediaKinds.Audio or MediaKinds.Video)
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
