using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>A file to upload, and what is said of it.</summary>
public sealed class UploadFile
{
    private static readonly string[] Own = ["file", "doc_id", "async", "auth_token"];

    /// <summary>Describes an upload.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replaces">The document whose media the file replaces (<c>upload.replace</c>); nothing for a new document (<c>upload.file</c>).</param>
    /// <param name="fields">The method's other parameters, with raw values.</param>
    /// <exception cref="ArgumentException">A parameter is one that the upload sets itself.</exception>
    public UploadFile(LocalFile file, string? replaces = null, params KeyValuePair<string, string>[] fields)
    {
        File = file ?? throw new ArgumentNullException(nameof(file));
        Replaces = replaces;
        Fields = fields ?? throw new ArgumentNullException(nameof(fields));
        foreach (var field in fields)
        {
            if (Own.Contains(field.Key, StringComparer.Ordinal))
                throw new ArgumentException($"The parameter '{field.Key}' is set by the upload. Leave it out.");
        }
    }

    /// <summary>The file.</summary>
    public LocalFile File { get; }

    /// <summary>The document whose media is replaced; nothing for a new one.</summary>
    public string? Replaces { get; }

    /// <summary>The method's parameters beside the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The method that sends it.</summary>
    public string Method => Replaces is null ? "upload.file" : "upload.replace";

    /// <summary>The path.</summary>
    /// <returns>The file's full path.</returns>
    public override string ToString() => File.Path;

    internal ApiCall CreateCall() => new(Method, Replaces is null ? [.. Fields] : [.. Fields, new("doc_id", Replaces)]);
}
