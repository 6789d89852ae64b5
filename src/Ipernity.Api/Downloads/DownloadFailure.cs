namespace Ipernity.Api.Downloads;

/// <summary>The reason why a download failed, apart from failed calls. The name is the error's stable id.</summary>
public enum DownloadFailure
{
    /// <summary>The service gives no address of the original file, because the caller may not download it.</summary>
    OriginalUnavailable,

    /// <summary>The document has no picture of the size.</summary>
    SizeUnavailable,

    /// <summary>The server refuses the file, even at a new address.</summary>
    DownloadRefused,

    /// <summary>The address of the file, or one that the server redirects to, is not HTTPS.</summary>
    AddressNotSecure,

    /// <summary>The length or the MD5 of the downloaded file was wrong twice.</summary>
    FileMismatch,

    /// <summary>The file is larger than the limit.</summary>
    DownloadTooLarge,

    /// <summary>The file or its folder cannot be written.</summary>
    FileUnwritable,

    /// <summary>The disk is full. Further files are not downloaded.</summary>
    DiskFull,

    /// <summary>The path is too long for the file system.</summary>
    PathTooLong,

    /// <summary>A sidecar exists that cannot be read as XMP, so it is not changed.</summary>
    SidecarUnreadable,
}
