namespace Ipernity.Api.Downloads;

/// <summary>The outcome of a download.</summary>
public enum DownloadStatus
{
    /// <summary>It was downloaded.</summary>
    Saved,

    /// <summary>It was downloaded, and a part of it was there from an earlier attempt.</summary>
    Resumed,

    /// <summary>It was already there, and it is right.</summary>
    Unchanged,
}
