namespace Ipernity.Api.Uploads;

/// <summary>How far a run is, at one moment.</summary>
public sealed class UploadProgress
{
    internal UploadProgress(IReadOnlyList<UploadingFile> underWay)
    {
        UnderWay = underWay;
    }

    /// <summary>How many files were added.</summary>
    public int Files { get; internal init; }

    /// <summary>How many bytes these have.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many files are done.</summary>
    public int FilesDone { get; internal init; }

    /// <summary>How many files were skipped.</summary>
    public int FilesSkipped { get; internal init; }

    /// <summary>How many files failed.</summary>
    public int FilesFailed { get; internal init; }

    /// <summary>How many bytes need not be sent any more: of files that were sent, skipped or failed, and the parts of others.</summary>
    public long BytesOver { get; internal init; }

    /// <summary>How many bytes were handed to the network, in all attempts.</summary>
    public long BytesSent { get; internal init; }

    /// <summary>The files that are not over.</summary>
    public IReadOnlyList<UploadingFile> UnderWay { get; }
}
