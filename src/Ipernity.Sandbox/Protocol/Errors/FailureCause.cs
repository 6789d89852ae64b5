namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>Why a method failed. Each method has its own error codes for these causes.</summary>
internal enum FailureCause
{
    ParameterMissing,
    NothingSent,
    TextEmpty,
    ValueInvalid,
    DocumentNotFound,
    CoverNotFound,
    AlbumNotFound,
    FolderNotFound,
    GroupNotFound,
    PostNotFound,
    CommentNotFound,
    NoteNotFound,
    TagNotFound,
    UserNotFound,
    OwnerNotFound,
    PersonNotFound,
    MethodNotFound,
    FrobInvalid,
    NotOwner,
    NotPermitted,
    NotGroupMember,
    GroupQuotaReached,
    FileMissing,
    FileTooLarge,
    FileNotProcessed,
    QuotaUsedUp,
    MediaDiffers,
    ProRequired,
}
