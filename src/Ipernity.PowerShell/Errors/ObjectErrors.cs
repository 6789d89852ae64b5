using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of cmdlets that work with documents, albums, groups and members. Each names the object.</summary>
internal static class ObjectErrors
{
    public const string Document = "document";
    public const string Album = "album";
    public const string Group = "group";
    public const string Member = "member";

    // The service documents this code for most methods. The others use it in the same way.
    private const int NotFoundCode = 1;

    /// <param name="failure">The error of a library.</param>
    /// <param name="kind">The kind of object: <see cref="Document"/>, <see cref="Album"/>, <see cref="Group"/> or <see cref="Member"/>.</param>
    /// <param name="id">Its identifier or its name.</param>
    /// <param name="granted">The permission of the connection's token.</param>
    public static ErrorRecord From(Exception failure, string kind, string id, PermissionSet granted) => failure switch
    {
        IpernityApiException { Code: NotFoundCode } refused
            when LibraryErrors.FindMeaning(refused) is null or { Kind: MethodErrorKind.NotFound } => NotFound(failure, kind, id),
        AmbiguousAlbumException several => AlbumErrors.Ambiguous(several, id),
        IpernityException refused => ErrorRecords.From(refused, id, granted, $"{Capital(kind)} {id}:"),
        _ => CallErrors.InvalidCall((ArgumentException)failure, id, $"{Capital(kind)} {id}:"),
    };

    public static ErrorRecord NotFound(Exception? failure, string kind, string id)
    {
        var (errorId, message, advice) = kind switch
        {
            Album => ("AlbumNotFound", $"There is no album '{id}', or you cannot see it.", "Get-IpernityAlbum lists your albums."),
            Group => ("GroupNotFound", $"There is no group '{id}', or you cannot see it.",
                "Use the identifier of a group. Get-IpernityDocument -Include Groups returns the groups of a document."),
            Member => ("UserNotFound", $"There is no member '{id}', or the account is closed.",
                "Use the identifier of a member, such as the OwnerId of a document, and not the user name."),
            _ => ("DocumentNotFound", $"There is no document '{id}', or you cannot see it.", "Get-IpernityDocument lists your documents."),
        };
        return ErrorRecords.Create(
            new ItemNotFoundException(message, failure), errorId, ErrorCategory.ObjectNotFound, id, advice);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
