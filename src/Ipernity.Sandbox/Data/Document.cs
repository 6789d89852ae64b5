using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Data;

/// <summary>A photo, video, sound or other file that a member posted.</summary>
internal sealed class Document(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    /// <summary>The library changes it, since its lists depend on it.</summary>
    public MediaKinds Media { get; set; } = MediaKinds.Photo;

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>0 all rights reserved; else 1 attribution, plus 2 non-commercial, 4 no derivatives, 8 share alike; 255 free.</summary>
    public int License { get; set; }

    /// <summary>1 for everybody, 2 not for everybody, 3 for adults alone. The library changes it, since its lists depend on it.</summary>
    public int Safety { get; set; } = 1;

    /// <summary>The library changes it, since its lists depend on it.</summary>
    public Share Share { get; set; } = Share.Public;

    public Circle CommentPermission { get; set; } = Circle.Everyone;

    public Circle TagPermission { get; set; }

    /// <summary>Who may say of themselves that they are on the picture.</summary>
    public Circle TagMePermission { get; set; }

    /// <summary>When the picture was taken, as <c>yyyy-MM-dd HH:mm:ss</c>, which also sorts.</summary>
    public string Created { get; set; } = "";

    public long PostedAt { get; init; }

    /// <summary>When another file was put in the place of the first; 0 where none was.</summary>
    public long ReplacedAt { get; set; }

    public long ModifiedAt { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>Seconds of a video or sound; 0 for what does not play.</summary>
    public int Seconds { get; set; }

    public string FileName { get; set; } = "";

    /// <summary>The size of the file that was posted.</summary>
    public long Bytes { get; set; }

    /// <summary>The checksum of the file that was posted, as lower-case hexadecimal text.</summary>
    public string Md5 { get; set; } = "";

    /// <summary>The file that was uploaded; null for what is drawn.</summary>
    public PostedFile? File { get; set; }

    /// <summary>How far the picture is turned, in degrees.</summary>
    public int Rotation { get; set; }

    /// <summary>What the camera wrote, where the file tells.</summary>
    public Exif? Exif { get; init; }

    public GeoPoint? Geo { get; set; }

    /// <summary>How often anybody looked, member or not.</summary>
    public int Visits { get; set; }

    /// <summary>When somebody last looked who was not signed in; 0 where nobody did.</summary>
    public long LastAnonymousVisitAt { get; set; }

    /// <summary>In how many albums the document is.</summary>
    public int Albums { get; set; }

    /// <summary>In how many groups the document is.</summary>
    public int Groups { get; set; }

    public List<DocumentTag> Tags { get; } = [];
}
