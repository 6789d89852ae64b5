namespace Ipernity.Api.Uploads;

/// <summary>Why a file was not uploaded, where it is no call's failure. The name is the error's stable id.</summary>
public enum UploadFailure
{
    /// <summary>There is no such file.</summary>
    FileNotFound,

    /// <summary>It is a directory or a device, not a file.</summary>
    NotAFile,

    /// <summary>The file has no bytes.</summary>
    FileEmpty,

    /// <summary>The file could not be read: it is locked, or not this user's to read.</summary>
    FileUnreadable,

    /// <summary>The file was changed while it was read. Nothing of it arrived.</summary>
    FileChanged,

    /// <summary>The file is larger than the service takes for its kind. It was not sent.</summary>
    FileTooLarge,

    /// <summary>The member may not upload as much any more. It was not sent.</summary>
    UploadQuotaExceeded,

    /// <summary>The service took the file, and then did not make a document of it.</summary>
    TicketInvalid,

    /// <summary>The service took the file, and did not make a document of it in time.</summary>
    TicketTimedOut,
}
