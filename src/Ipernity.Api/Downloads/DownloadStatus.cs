namespace Ipernity.Api.Downloads;

/// <summary>What became of a file.</summary>
public enum DownloadStatus
{
    /// <summary>It was downloaded.</summary>
    Saved,

    /// <summary>It was downloaded, and a part of it was there from an earlier attempt.</summary>
    Resumed,

    /// <summary>It was already there, and it is right.</summary>
    Unchanged,
}
