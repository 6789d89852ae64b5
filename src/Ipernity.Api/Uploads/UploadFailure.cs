namespace Ipernity.Api.Uploads;

/// <summary>The reason why an upload failed, apart from failed calls. The name is the error's stable id.</summary>
public enum UploadFailure
{
    /// <summary>The file does not exist.</summary>
    FileNotFound,

    /// <summary>The path names a directory, a device, a pipe, or a link without a target.</summary>
    NotAFile,

    /// <summary>The file is empty.</summary>
    FileEmpty,

    /// <summary>The file cannot be read: it is locked, or the user may not read it.</summary>
    FileUnreadable,

    /// <summary>The file changed while it was read. It was not uploaded.</summary>
    FileChanged,

    /// <summary>The file is larger than the service or the server accepts.</summary>
    FileTooLarge,

    /// <summary>The account has too little upload quota left. The file was not sent.</summary>
    UploadQuotaExceeded,

    /// <summary>The service received the file but created no document from it.</summary>
    TicketInvalid,

    /// <summary>The service received the file but did not create a readable document in time.</summary>
    TicketTimedOut,

    /// <summary>The answer to the upload was lost, and it is unknown whether the file arrived.</summary>
    OutcomeUnknown,
}
