using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>A file to upload and the fields to set on its document.</summary>
public sealed class UploadRequest
{
    private static readonly string[] ReservedFields = ["file", "doc_id", "async", "auth_token"];
    private static readonly string[] AlbumName = ["album"];

    /// <summary>Describes an upload.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replaces">The document whose media the file replaces (<c>upload.replace</c>), or null for a new document.</param>
    /// <param name="fields">The other parameters of the method with raw values.</param>
    /// <exception cref="ArgumentException">The upload sets one of the fields itself.</exception>
    public UploadRequest(LocalFile file, string? replaces = null, params KeyValuePair<string, string>[] fields)
    {
        File = file ?? throw new ArgumentNullException(nameof(file));
        Replaces = replaces;
        Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        foreach (var field in fields)
        {
            if (ReservedFields.Contains(field.Key, StringComparer.Ordinal))
                throw new ArgumentException($"The upload sets the parameter '{field.Key}' itself. Remove it.");
        }
    }

    /// <summary>The file.</summary>
    public LocalFile File { get; }

    /// <summary>The document whose media is replaced, or null for a new document.</summary>
    public string? Replaces { get; }

    /// <summary>The parameters of the method apart from the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>
    /// The identifier or the title of one of the member's albums for the document, in place of the parameter <c>album_id</c>. An album
    /// that does not exist is created.
    /// </summary>
    public string? Album { get; init; }

    /// <summary>The method that uploads the file.</summary>
    public string Method => Replaces is null ? "upload.file" : "upload.replace";

    /// <summary>The path.</summary>
    /// <returns>The file's full path.</returns>
    public override string ToString() => File.Path;

    internal ApiCall CreateCall() => new(Method, Replaces is null ? [.. Fields] : [.. Fields, new("doc_id", Replaces)]);

    /// <summary>The same upload with the identifier of its album.</summary>
    internal UploadRequest Into(string albumId) => new(File, Replaces, [.. Fields, new("album_id", albumId)]);

    /// <summary>The names of the fields, and <c>album</c> if the identifier of the album is not known yet.</summary>
    internal IReadOnlyList<string> FieldNames => [.. Fields.Select(static parameter => parameter.Key), .. Album is null ? [] : AlbumName];

    internal string? FindField(string name) =>
        Fields.FirstOrDefault(field => string.Equals(field.Key, name, StringComparison.Ordinal)).Value;
}
