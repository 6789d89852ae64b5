namespace Ipernity.Sandbox.Protocol;

/// <summary>
/// The errors 1 to 99, which belong to a method. In the sandbox each of them means the same in every method:
/// <list type="table">
/// <item><term>1</term><description>A required parameter is missing; the message names it.</description></item>
/// <item><term>2</term><description>What the parameter names is not there, or is not for the caller to see. For
/// <c>auth.getToken</c>: the frob is unknown, expired, used, denied, or not yet authorized.</description></item>
/// <item><term>3</term><description>It is there, but it is not the caller's to change, or its owner does not permit what was asked.</description></item>
/// <item><term>4</term><description>A parameter's value makes no sense to the method; the message names it.</description></item>
/// <item><term>5</term><description>The file is larger than a file of its kind may be.</description></item>
/// <item><term>6</term><description>The file is larger than what is left of the member's quota.</description></item>
/// <item><term>7</term><description>The file was taken and could not be processed.</description></item>
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

    public static ApiFailure ParameterMissing(string name) => new(Missing, $"Missing parameter '{name}'");

    /// <summary>None of several parameters was sent of which there has to be one.</summary>
    public static ApiFailure NothingSent(params string[] names) =>
        new(Missing, $"Missing parameter: at least one of {string.Join(", ", names.Select(name => $"'{name}'"))}");

    public static ApiFailure FrobInvalid() => new(NotFound, "Frob invalid, already used, or not yet authorized");

    public static ApiFailure DocNotFound() => new(NotFound, "Doc not found");

    public static ApiFailure AlbumNotFound() => new(NotFound, "Album not found");

    public static ApiFailure FolderNotFound() => new(NotFound, "Folder not found");

    public static ApiFailure CommentNotFound() => new(NotFound, "Comment not found");

    public static ApiFailure NoteNotFound() => new(NotFound, "Note not found");

    public static ApiFailure UserNotFound() => new(NotFound, "User not found");

    public static ApiFailure TagNotFound() => new(NotFound, "Tag not found");

    public static ApiFailure MethodNotFound() => new(NotFound, "Method not found");

    public static ApiFailure NotOwner(string what) => new(NotYours, $"This {what} is not yours to change");

    public static ApiFailure NotPermitted(string what) => new(NotYours, $"The owner does not permit you to {what}");

    public static ApiFailure ValueInvalid(string name, string expected) => new(InvalidValue, $"Invalid value for '{name}': {expected}");

    public static ApiFailure FileLargerThan(long most, string kind) => new(FileTooLarge, $"File too large: a file of the kind {kind} may have {most} bytes");

    public static ApiFailure FileLargerThanLeft(long left) => new(QuotaUsedUp, $"Upload quota used up: {left} bytes are left");

    public static ApiFailure FileNotProcessed() => new(NotProcessed, "The file could not be processed");
}
