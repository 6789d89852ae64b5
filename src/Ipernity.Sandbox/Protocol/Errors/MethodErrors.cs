namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The failures of methods. <see cref="MethodErrorCodes"/> has their codes.</summary>
internal static class MethodErrors
{
    public static CallFailedException ParameterMissing(string name) =>
        new(name == FileParameter ? FailureCause.FileMissing : FailureCause.ParameterMissing, $"Missing parameter '{name}'", name);

    /// <summary>At least one of several parameters is required.</summary>
    public static CallFailedException NothingSent(params string[] names) =>
        new(FailureCause.NothingSent, $"Missing parameter: at least one of {string.Join(", ", names.Select(name => $"'{name}'"))}");

    public static CallFailedException TextEmpty(string name) =>
        new(FailureCause.TextEmpty, $"The parameter '{name}' must not be empty", name);

    public static CallFailedException FrobInvalid() => new(FailureCause.FrobInvalid, "Frob invalid, already used, or not yet authorized");

    public static CallFailedException DocNotFound() => new(FailureCause.DocumentNotFound, "Doc not found");

    public static CallFailedException CoverNotFound() => new(FailureCause.CoverNotFound, "Cover not found");

    public static CallFailedException AlbumNotFound() => new(FailureCause.AlbumNotFound, "Album not found");

    public static CallFailedException FolderNotFound() => new(FailureCause.FolderNotFound, "Folder not found");

    public static CallFailedException CommentNotFound() => new(FailureCause.CommentNotFound, "Comment not found");

    public static CallFailedException NoteNotFound() => new(FailureCause.NoteNotFound, "Note not found");

    public static CallFailedException UserNotFound() => new(FailureCause.UserNotFound, "User not found");

    /// <summary>The owner whose items a list is limited to does not exist.</summary>
    public static CallFailedException OwnerNotFound() => new(FailureCause.OwnerNotFound, "Owner not found");

    /// <summary>The person on a picture does not exist.</summary>
    public static CallFailedException PersonNotFound() => new(FailureCause.PersonNotFound, "Member not found");

    public static CallFailedException TagNotFound() => new(FailureCause.TagNotFound, "Tag not found");

    public static CallFailedException TicketNotFound() => new(FailureCause.TicketNotFound, "Some or all tickets not found");

    public static CallFailedException MethodNotFound() => new(FailureCause.MethodNotFound, "Method not found");

    public static CallFailedException NotOwner(string what) => new(FailureCause.NotOwner, $"This {what} is not yours to change");

    public static CallFailedException NotPermitted(string what) =>
        new(FailureCause.NotPermitted, $"The owner does not permit you to {what}");

    public static CallFailedException ValueInvalid(string name, string expected) =>
        new(FailureCause.ValueInvalid, $"Invalid value for '{name}': {expected}", name);

    public static CallFailedException FileEmpty() => new(FailureCause.FileMissing, "The file is empty");

    public static CallFailedException FileLargerThan(long most, string kind) =>
        new(FailureCause.FileTooLarge, $"File too large: a file of the kind {kind} may have {most} bytes");

    public static CallFailedException FileLargerThanLeft(long left) =>
        new(FailureCause.QuotaUsedUp, $"Upload quota used up: {left} bytes are left");

    public static CallFailedException FileNotProcessed() => new(FailureCause.FileNotProcessed, "The file could not be processed");

    public static CallFailedException FileNotAccepted(string kind) =>
        new(FailureCause.FileNotProcessed, $"Files of the kind {kind} need a PRO account");

    public static CallFailedException MediaDiffers() =>
        new(FailureCause.MediaDiffers, "The file must have the same media type as the file that it replaces");

    public static CallFailedException ProRequired() => new(FailureCause.ProRequired, "Replacing a file needs a PRO account");

    private const string FileParameter = "file";
}
