namespace Ipernity.Api.Uploads;

/// <summary>A file of a run that is not finished, at one moment.</summary>
public sealed class UploadingFile
{
    internal UploadingFile(UploadItem item)
    {
        Request = item.Request;
        Stage = item.Stage;
        BytesSent = item.Body.Sent;
        MayHaveArrived = item.Body.IsComplete;
        Ticket = item.Ticket;
        Number = item.Number;
    }

    /// <summary>The file and its fields.</summary>
    public UploadRequest Request { get; }

    /// <summary>The stage of the upload.</summary>
    public UploadStage Stage { get; }

    /// <summary>How many bytes were handed to the network in the latest attempt.</summary>
    public long BytesSent { get; }

    /// <summary>Whether the last byte was handed to the network, so that the service may have the file.</summary>
    public bool MayHaveArrived { get; }

    /// <summary>The ticket, if the file was sent.</summary>
    public string? Ticket { get; }

    /// <summary>The file's place in the run, from 1.</summary>
    public int Number { get; }
}
