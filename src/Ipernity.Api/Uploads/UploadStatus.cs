namespace Ipernity.Api.Uploads;

/// <summary>The outcome of an upload.</summary>
public enum UploadStatus
{
    /// <summary>The file was uploaded and is a document.</summary>
    Done,

    /// <summary>The file was uploaded and is still processing. Its ticket tells when it is a document.</summary>
    Pending,

    /// <summary>The account already had a document with the same bytes, so the file was not uploaded.</summary>
    Duplicate,

    /// <summary>The answer to the upload was lost, but the document that the upload created was found.</summary>
    Found,

    /// <summary>The answer to the upload was lost, and it cannot be decided whether the file arrived. It was not uploaded again.</summary>
    Unknown,
}
