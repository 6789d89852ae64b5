namespace Ipernity.Api.Documents;

/// <summary>A detail of a document that lists do not contain.</summary>
public enum DocumentDetail
{
    /// <summary>The description.</summary>
    Description,

    /// <summary>The keywords.</summary>
    Tags,

    /// <summary>The notes with their text.</summary>
    Notes,

    /// <summary>The albums that contain it.</summary>
    Albums,

    /// <summary>The groups that contain it.</summary>
    Groups,

    /// <summary>The camera's data.</summary>
    Exif,
}
