using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of albums and of documents in them.</summary>
internal static class AlbumErrors
{
    private const int InMostAlbums = 1;
    private const int NotFound = 2;

    /// <summary>The identifier and the title of an album.</summary>
    public static string Describe(IpernityAlbum album) => $"album {album.Id} '{album.Title}'";

    /// <summary>Several albums have the title.</summary>
    public static ErrorRecord Ambiguous(AmbiguousAlbumException failure, object target, string? subject = null) => ErrorRecords.Create(
        failure, "AlbumAmbiguous", ErrorCategory.InvalidArgument, target,
        $"Use the identifier of the album that you mean, such as {failure.Albums[0].Id}.", subject: subject);

    /// <summary>The service did not put a document into an album.</summary>
    public static ErrorRecord NotAdded(AlbumDocument document, IpernityAlbum album) => document.ErrorCode switch
    {
        NotFound => ObjectErrors.NotFound(null, ObjectErrors.Document, document.Id),
        InMostAlbums => ErrorRecords.Create(
            new InvalidOperationException($"Document {document.Id} is already in the maximum number of albums."),
            "TooManyAlbums", ErrorCategory.LimitsExceeded, document.Id,
            "Remove the document from another album first."),
        _ => ErrorRecords.Create(
            new InvalidOperationException(
                $"The service did not put document {document.Id} into the {Describe(album)} (error {document.ErrorCode})."),
            "DocumentNotAdded", ErrorCategory.InvalidResult, document.Id,
            "Check that the document belongs to you."),
    };

    /// <summary>A document cannot be removed from an album that does not contain it.</summary>
    public static ErrorRecord NotInAlbum(AlbumDocument document, IpernityAlbum album) => ErrorRecords.Create(
        new ItemNotFoundException($"Document {document.Id} is not in the {Describe(album)}."),
        "DocumentNotFound", ErrorCategory.ObjectNotFound, document.Id,
        $"Get-IpernityDocument -AlbumId {album.Id} lists the documents of the album.");

    /// <summary>Whether the service did not find the document for the cover.</summary>
    public static bool IsOfCover(Exception failure) =>
        failure is IpernityApiException { IsMethodCode: true, Code: NotFound, Method: "album.create" or "album.edit" };

    /// <summary>The document for the cover of an album does not exist, or is not in the album.</summary>
    public static ErrorRecord CoverNotFound(Exception failure, string cover, string album) => ErrorRecords.Create(
        new ItemNotFoundException(
            $"The document '{cover}' cannot be the cover of the {album}. It does not exist, is not yours, or is not in the album.",
            failure),
        "DocumentNotFound", ErrorCategory.ObjectNotFound, cover,
        "Use one of your documents that is in the album.");

    /// <summary>The last documents of an album would be removed, and the session cannot ask for confirmation.</summary>
    public static ErrorRecord WouldBeDestroyed(IpernityAlbum album) => ErrorRecords.Create(
        new InvalidOperationException(
            $"These are the last documents of the {Describe(album)}. The service destroys an album with its last document."),
        "AlbumWouldBeDestroyed", ErrorCategory.InvalidOperation, album,
        "Use -Force to remove them and the album, or keep one document in it.");
}
