namespace Ipernity.Api.Uploads;

/// <summary>The stage of an upload.</summary>
public enum UploadStage
{
    /// <summary>Nothing was sent yet.</summary>
    Waiting,

    /// <summary>The file is being sent, or was sent and has no answer yet.</summary>
    Sending,

    /// <summary>The service has the file and is processing it.</summary>
    Sent,

    /// <summary>The upload is done.</summary>
    Done,

    /// <summary>The account already had the file.</summary>
    Skipped,

    /// <summary>The upload failed.</summary>
    Failed,
}
