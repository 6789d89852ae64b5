namespace Ipernity.Api.Uploads;

/// <summary>What became of a file.</summary>
public enum UploadStatus
{
    /// <summary>It is a document.</summary>
    Done,

    /// <summary>It was sent, and the service has not made a document of it yet: its ticket tells when.</summary>
    Pending,

    /// <summary>It was among the member's documents before, and was not sent.</summary>
    Duplicate,

    /// <summary>It was sent, and the answer was lost; it is among the member's documents.</summary>
    Found,
}
