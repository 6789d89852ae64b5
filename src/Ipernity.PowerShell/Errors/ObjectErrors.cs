using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of cmdlets that work with documents and albums. Each names the object.</summary>
internal static class ObjectErrors
{
    public const string Document = "document";
    public const string Album = "album";

    // The service documents this code for most methods. The others use it in the same way.
    private const int NotFoundCode = 1;

    /// <param name="failure">The error of a library.</param>
    /// <param name="kind">The kind of object: <see cref="Document"/> or <see cref="Album"/>.</param>
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
        var (errorId, category) = kind == Album
            ? ("AlbumNotFound", ErrorCategory.ObjectNotFound)
            : ("DocumentNotFound", ErrorCategory.ObjectNotFound);
        return ErrorRecords.Create(
            new ItemNotFoundException($"There is no {kind} '{id}', or you cannot see it.", failure),
            errorId, category, id,
            $"Get-Ipernity{Capital(kind)} lists your {kind}s.");
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
