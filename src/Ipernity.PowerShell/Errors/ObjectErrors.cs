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
    /// <param name="kind">The kind of object, such as <see cref="Document"/>.</param>
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

    public static ErrorRecord NotFound(Exception? failure, string kind, string id) => kind switch
    {
        Album => ErrorRecords.Create(
            new ItemNotFoundException($"There is no album '{id}', or you cannot see it.", failure),
            "AlbumNotFound", ErrorCategory.ObjectNotFound, id,
            "Get-IpernityAlbum lists your albums."),
        Group => ErrorRecords.Create(
            new ItemNotFoundException($"There is no group '{id}', or you cannot see it.", failure),
            "GroupNotFound", ErrorCategory.ObjectNotFound, id,
            "Use the identifier of a group. Get-IpernityDocument -Include Groups returns the groups of a document."),
        Member => ErrorRecords.Create(
            new ItemNotFoundException($"There is no member '{id}', or the account is closed.", failure),
            "UserNotFound", ErrorCategory.ObjectNotFound, id,
            "Use the identifier of a member, such as the OwnerId of a document, and not the user name."),
        _ => ErrorRecords.Create(
            new ItemNotFoundException($"There is no document '{id}', or you cannot see it.", failure),
            "DocumentNotFound", ErrorCategory.ObjectNotFound, id,
            "Get-IpernityDocument lists your documents."),
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
