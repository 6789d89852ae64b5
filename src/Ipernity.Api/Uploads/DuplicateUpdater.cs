using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>Puts a document that the account already had into the album of an upload, and sets the upload's fields on it.</summary>
internal sealed class DuplicateUpdater(IpernityClient client, UploadOptions options, CancellationToken stop)
{
    private const string Album = "album_id";

    // The fields that doc.set takes under the same names as upload.file.
    private static readonly string[] DocumentFields =
    [
        "title", "description", "license", "safety", "lat", "lng",
        "is_public", "is_family", "is_friend", "perm_comment", "perm_tag", "perm_tagme",
    ];

    // The fields that doc.tags.add takes, and their names there.
    private static readonly (string Upload, string Tags)[] TagFields = [("keywords", "keywords"), ("member_ids", "members")];

    /// <returns>The names of the fields that were not set.</returns>
    /// <exception cref="IpernityException">The service refuses a change.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(UploadRequest request, string document)
    {
        if (request.FindField(Album) is { } album)
            await CallAsync("album.docs.add", [new("album_id", album), new("doc_id", document)]).ConfigureAwait(false);

        var others = request.Fields.Where(static field => field.Key != Album).ToArray();
        if (!options.UpdateDuplicates)
            return [.. others.Select(static field => field.Key)];

        var set = others.Where(static field => DocumentFields.Contains(field.Key, StringComparer.Ordinal)).ToArray();
        if (set.Length > 0)
            await CallAsync("doc.set", [new("doc_id", document), .. set]).ConfigureAwait(false);
        var tags = TagFields
            .Where(field => request.FindField(field.Upload) is not null)
            .Select(field => new KeyValuePair<string, string>(field.Tags, request.FindField(field.Upload)!))
            .ToArray();
        if (tags.Length > 0)
            await CallAsync("doc.tags.add", [new("doc_id", document), .. tags]).ConfigureAwait(false);

        return
        [
            .. others.Select(static field => field.Key)
                .Except(DocumentFields, StringComparer.Ordinal)
                .Except(TagFields.Select(static field => field.Upload), StringComparer.Ordinal),
        ];
    }

    private Task<ApiAnswer> CallAsync(string method, KeyValuePair<string, string>[] parameters) =>
        client.CallAsync(new ApiCall(method, parameters), options.CallOptions, stop);
}
