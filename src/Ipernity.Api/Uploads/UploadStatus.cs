namespace Ipernity.Api.Uploads;

/// <summary>The outcome of an upload.</summary>
public enum UploadStatus
{
    /// <summary>The file was uploaded and has become a document.</summary>
    Done,

    /// <summary>The file was uploaded and is still being processed. Use its ticket to wait for the document.</summary>
    Pending,

    /// <summary>The account already had a document with the same bytes, so the file was not uploaded.</summary>
    Duplicate,

    /// <summary>The answer to the upload was lost, but the document that the upload created was found.</summary>
    Found,

    /// <summary>The answer to the upload was lost, and it is unknown whether the file arrived. It was not uploaded again.</summary>
    Unknown,
}
