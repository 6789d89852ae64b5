namespace Ipernity.Api.Downloads;

/// <summary>Why a file was not downloaded, if it is not the failure of a call. The name is the error's stable id.</summary>
public enum DownloadFailure
{
    /// <summary>The service tells no address of the original file, because the caller may not download it.</summary>
    OriginalUnavailable,

    /// <summary>The document has no picture of the size.</summary>
    SizeUnavailable,

    /// <summary>The server refuses the file, also at a fresh address.</summary>
    DownloadRefused,

    /// <summary>The address of the file, or one that the server redirects to, is not HTTPS.</summary>
    AddressNotSecure,

    /// <summary>What arrived, twice, is not the file that the service describes: its length or its MD5 is different.</summary>
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
