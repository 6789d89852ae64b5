namespace Ipernity.Api.Uploads;

/// <summary>A file of a run that is not over, at one moment.</summary>
public sealed class UploadingFile
{
    internal UploadingFile(UploadItem item)
    {
        Upload = item.Upload;
        Stage = item.Stage;
        BytesSent = item.Body.Sent;
        MayHaveArrived = item.Body.IsComplete;
        Ticket = item.Ticket;
        Number = item.Number;
    }

    /// <summary>The file.</summary>
    public UploadFile Upload { get; }

    /// <summary>How far it is.</summary>
    public UploadStage Stage { get; }

    /// <summary>How many bytes were handed to the network in the latest attempt.</summary>
    public long BytesSent { get; }

    /// <summary>Whether the last byte was handed over, so that the service may have it.</summary>
    public bool MayHaveArrived { get; }

    /// <summary>The ticket, where it was sent.</summary>
    public string? Ticket { get; }

    /// <summary>The file's place in the run, from 1.</summary>
    public int Number { get; }
}
