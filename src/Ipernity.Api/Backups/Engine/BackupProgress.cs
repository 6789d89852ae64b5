using Ipernity.Api.Downloads;

namespace Ipernity.Api.Backups.Engine;

/// <summary>The progress of a run at one moment.</summary>
public sealed class BackupProgress
{
    internal BackupProgress(IReadOnlyList<DownloadingFile> active)
    {
        Active = active;
    }

    /// <summary>How many documents the account has; null until the service has reported it.</summary>
    public long? Documents { get; internal init; }

    /// <summary>How many of them the run has finished.</summary>
    public long Finished { get; internal init; }

    /// <summary>How many bytes of files have arrived in this run.</summary>
    public long BytesReceived { get; internal init; }

    /// <summary>The files that are being downloaded.</summary>
    public IReadOnlyList<DownloadingFile> Active { get; }
}
