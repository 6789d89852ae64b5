namespace Ipernity.Sandbox.Data;

/// <summary>A photo, video, sound or other file that a member posted.</summary>
internal sealed class Document(string id, Member owner)
{
    public string Id { get; } = id;

    public Member Owner { get; } = owner;

    public MediaKinds Media { get; init; } = MediaKinds.Photo;

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
    public string Created { get; init; } = "";

    public long PostedAt { get; init; }

    public long ModifiedAt { get; set; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Seconds of a video or sound; 0 for what does not play.</summary>
    public int Seconds { get; init; }

    public string FileName { get; init; } = "";

    /// <summary>The size of the file that was posted.</summary>
    public int Bytes { get; init; }

    /// <summary>The checksum of the file that was posted, as lower-case hexadecimal text.</summary>
    public string Md5 { get; init; } = "";

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
