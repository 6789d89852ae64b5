namespace Ipernity.Api.Uploads;

/// <summary>How far a file of a run is.</summary>
public enum UploadStage
{
    /// <summary>Nothing of it was sent yet.</summary>
    Waiting,

    /// <summary>It is being sent, or was sent and not answered yet.</summary>
    Sending,

    /// <summary>The service has it, and makes a document of it.</summary>
    Sent,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was among the member's documents before.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,
}
