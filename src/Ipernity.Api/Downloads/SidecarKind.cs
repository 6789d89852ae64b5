namespace Ipernity.Api.Downloads;

/// <summary>The file with the details of a document that is saved beside its file.</summary>
public enum SidecarKind
{
    /// <summary>No such file.</summary>
    None,

    /// <summary>A JSON file with the name of the file and <c>.json</c>.</summary>
    Json,

    /// <summary>An XMP file with the name of the file and <c>.xmp</c>, as darktable and digiKam read it.</summary>
    Xmp,
}
