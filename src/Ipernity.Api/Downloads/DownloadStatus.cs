namespace Ipernity.Api.Downloads;

/// <summary>The outcome of a download.</summary>
public enum DownloadStatus
{
    /// <summary>The file was downloaded.</summary>
    Saved,

    /// <summary>The file was downloaded, continuing a part from an earlier attempt.</summary>
    Resumed,

    /// <summary>The right file already existed.</summary>
    Unchanged,
}
