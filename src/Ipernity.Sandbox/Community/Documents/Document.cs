using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>A photo, video, sound or other file of a member.</summary>
internal sealed class Document(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    /// <summary>Only the library changes this, because its cached lists depend on it.</summary>
    public MediaTypes Media { get; set; } = MediaTypes.Photo;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>
    /// 0 for all rights reserved, 255 for public domain; otherwise the sum of 1 attribution, 2 non-commercial, 4 no derivatives, 8
    /// share alike.
    /// </summary>
    public int License { get; set; }

    /// <summary>
    /// 1 for everyone, 2 not for everyone, 3 for adults only. Only the library changes this, because its cached
    /// lists depend on it.
    /// </summary>
    public int Safety { get; set; } = 1;

    /// <summary>Only the library changes this, because its cached lists depend on it.</summary>
    public Share Share { get; set; } = Share.Public;

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    public Circle TagPermission { get; set; }

    /// <summary>Who may tag themselves on the document.</summary>
    public Circle TagMePermission { get; set; }

    /// <summary>When the photo was taken, as sortable text: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public string Created { get; set; } = "";

    public long PostedAt { get; init; }

    /// <summary>When the file was last replaced; 0 if it was not replaced.</summary>
    public long ReplacedAt { get; set; }

    /// <summary>When the owner last changed the document.</summary>
    public long ModifiedAt { get; set; }

    /// <summary>When a note or a comment on the document was last added, changed or deleted; 0 if that never happened.</summary>
    public long DiscussedAt { get; set; }

    /// <summary>When anything about the document last changed.</summary>
    public long UpdatedAt => Math.Max(ModifiedAt, DiscussedAt);

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>The duration of a video or sound in seconds; 0 for other documents.</summary>
    public int Seconds { get; set; }

    /// <summary>The uploaded file; null for demo documents.</summary>
    public PostedFile? File { get; set; }

    /// <summary>The file of a demo document; null if a file was uploaded.</summary>
    public MadeFile? Made { get; set; }

    public string FileName => File?.Stored.Name ?? Made?.Name ?? "";

    /// <summary>The extension of the file.</summary>
    public string Extension => (File?.Type ?? Made?.Type)?.Extension ?? "";

    /// <summary>The size of the file in bytes. A demo document's file is made to find out.</summary>
    public long Bytes => File?.Stored.Bytes ?? Made?.Bytes ?? 0;

    /// <summary>The MD5 checksum of the file in lower-case hexadecimal. A demo document's file is made to find out.</summary>
    public string Md5 => File?.Stored.Md5.Result ?? Made?.Md5 ?? "";

    /// <summary>How often the addresses of the document's files have expired.</summary>
    public int AddressNumber { get; set; }

    /// <summary>The rotation in degrees.</summary>
    public int Rotation { get; set; }

    /// <summary>The camera data; null if the file has none.</summary>
    public Exif? Exif { get; set; }

    public GeoPoint? Geo { get; set; }

    /// <summary>All visits, including those of people who were not signed in.</summary>
    public int Visits { get; set; }

    /// <summary>The last visit of someone who was not signed in; 0 if there was none.</summary>
    public long LastAnonymousVisitAt { get; set; }

    /// <summary>The number of albums with this document.</summary>
    public int Albums { get; set; }

    /// <summary>The number of groups with this document.</summary>
    public int Groups { get; set; }

    public List<DocumentTag> Tags { get; } = [];
}
