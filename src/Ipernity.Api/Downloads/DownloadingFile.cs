namespace Ipernity.Api.Downloads;

/// <summary>A file that is being downloaded.</summary>
public sealed class DownloadingFile
{
    private long _bytesReceived;

    internal DownloadingFile(int number, DownloadPlan plan)
    {
        Number = number;
        Plan = plan;
    }

    /// <summary>The number of the file in the run, from 0.</summary>
    public int Number { get; }

    /// <summary>The file.</summary>
    public DownloadPlan Plan { get; }

    /// <summary>How many of its bytes are there.</summary>
    public long BytesReceived => Volatile.Read(ref _bytesReceived);

    internal void Report(long bytes) => Volatile.Write(ref _bytesReceived, bytes);
}
