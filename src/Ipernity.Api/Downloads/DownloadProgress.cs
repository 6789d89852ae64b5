namespace Ipernity.Api.Downloads;

/// <summary>The progress of a run at one moment.</summary>
public sealed class DownloadProgress
{
    internal DownloadProgress(IReadOnlyList<DownloadingFile> active)
    {
        Active = active;
    }

    /// <summary>How many documents were added.</summary>
    public int Files { get; internal init; }

    /// <summary>How many files were saved.</summary>
    public int FilesSaved { get; internal init; }

    /// <summary>How many files already existed.</summary>
    public int FilesUnchanged { get; internal init; }

    /// <summary>How many files failed.</summary>
    public int FilesFailed { get; internal init; }

    /// <summary>How many bytes have arrived in this run.</summary>
    public long BytesReceived { get; internal init; }

    /// <summary>The files that are being downloaded.</summary>
    public IReadOnlyList<DownloadingFile> Active { get; }
}
