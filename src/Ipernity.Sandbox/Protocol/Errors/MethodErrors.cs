namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>
/// The errors 1 to 99. In the sandbox they mean the same in all methods:
/// <list type="table">
/// <item><term>1</term><description>A required parameter is missing.</description></item>
/// <item><term>2</term><description>The item does not exist, or the caller may not see it. For <c>auth.getToken</c>: the frob is
/// unknown, expired, used, denied, or not yet authorized.</description></item>
/// <item><term>3</term><description>The item belongs to someone else, or its owner does not allow the action.</description></item>
/// <item><term>4</term><description>The value of a parameter is invalid.</description></item>
/// <item><term>5</term><description>The file is too large for its type.</description></item>
/// <item><term>6</term><description>The file is larger than the rest of the quota.</description></item>
/// <item><term>7</term><description>The file was accepted but could not be processed.</description></item>
/// </list>
/// </summary>
internal static class MethodErrors
{
    public const int Missing = 1;
    public const int NotFound = 2;
    public const int NotYours = 3;
    public const int InvalidValue = 4;
    public const int FileTooLarge = 5;
    public const int QuotaUsedUp = 6;
    public const int NotProcessed = 7;

    public static CallFailedException ParameterMissing(string name) => new(Missing, $"Missing parameter '{name}'");

    /// <summary>At least one of several parameters is required.</summary>
    public static CallFailedException NothingSent(params string[] names) =>
        new(Missing, $"Missing parameter: at least one of {string.Join(", ", names.Select(name => $"'{name}'"))}");

    public static CallFailedException FrobInvalid() => new(NotFound, "Frob invalid, already used, or not yet authorized");

    public static CallFailedException DocNotFound() => new(NotFound, "Doc not found");

    public static CallFailedException AlbumNotFound() => new(NotFound, "Album not found");

    public static CallFailedException FolderNotFound() => new(NotFound, "Folder not found");

    public static CallFailedException CommentNotFound() => new(NotFound, "Comment not found");

    public static CallFailedException NoteNotFound() => new(NotFound, "Note not found");

    public static CallFailedException UserNotFound() => new(NotFound, "User not found");

    public static CallFailedException TagNotFound() => new(NotFound, "Tag not found");

    public static CallFailedException MethodNotFound() => new(NotFound, "Method not found");

    public static CallFailedException NotOwner(string what) => new(NotYours, $"This {what} is not yours to change");

    public static CallFailedException NotPermitted(string what) => new(NotYours, $"The owner does not permit you to {what}");

    public static CallFailedException ValueInvalid(string name, string expected) =>
        new(InvalidValue, $"Invalid value for '{name}': {expected}");

    public static CallFailedException FileLargerThan(long most, string kind) =>
        new(FileTooLarge, $"File too large: a file of the kind {kind} may have {most} bytes");

    public static CallFailedException FileLargerThanLeft(long left) => new(QuotaUsedUp, $"Upload quota used up: {left} bytes are left");

    public static CallFailedException FileNotProcessed() => new(NotProcessed, "The file could not be processed");
}
