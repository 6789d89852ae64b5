namespace Ipernity.Api.Uploads;

/// <summary>The progress of a run at one moment.</summary>
public sealed class UploadProgress
{
    internal UploadProgress(IReadOnlyList<UploadingFile> unfinished)
    {
        Unfinished = unfinished;
    }

    /// <summary>How many files were added.</summary>
    public int Files { get; internal init; }

    /// <summary>The size of these files in bytes.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many files are done.</summary>
    public int FilesDone { get; internal init; }

    /// <summary>How many files were skipped.</summary>
    public int FilesSkipped { get; internal init; }

    /// <summary>How many files failed.</summary>
    public int FilesFailed { get; internal init; }

    /// <summary>How many bytes are finished: those of finished files, and the sent parts of others.</summary>
    public long BytesFinished { get; internal init; }

    /// <summary>How many bytes were handed to the network in all attempts.</summary>
    public long BytesSent { get; internal init; }

    /// <summary>The files that are not finished.</summary>
    public IReadOnlyList<UploadingFile> Unfinished { get; }
}
