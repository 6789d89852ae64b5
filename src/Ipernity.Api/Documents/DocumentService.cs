using Ipernity.Api.Elements;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Documents;

/// <summary>Reads, changes and deletes documents.</summary>
/// <param name="client">The client to call with.</param>
/// <param name="options">How each call is sent.</param>
public sealed class DocumentService(IpernityClient client, CallOptions options)
{
    private const string Id = "doc_id";

    /// <summary>Reads a document with its keywords, notes, place and checksum, in one call (<c>doc.get</c>).</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="details">Further details, each of which may take a call of its own.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The document.</returns>
    /// <exception cref="IpernityException">The service does not answer, or the caller may not see the document.</exception>
    public async Task<IpernityDocument> GetAsync(
        string id, IReadOnlyCollection<DocumentDetail> details, CancellationToken cancellationToken = default)
    {
        var document = new IpernityDocument { Id = id };
        await AddDetailsAsync(document, [DocumentDetail.Description, .. details], cancellationToken).ConfigureAwait(false);
        return document;
    }

    /// <summary>
    /// Adds details to a document of a list: <c>doc.get</c> for the description, the keywords and the notes, <c>doc.getContainers</c>
    /// for albums and groups, and <c>doc.getExif</c>. The calls are sent at the same time.
    /// </summary>
    /// <param name="document">The document, whose properties are set.</param>
    /// <param name="details">The details.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The task.</returns>
    /// <exception cref="IpernityException">The service does not answer, or the caller may not see the document.</exception>
    public async Task AddDetailsAsync(
        IpernityDocument document, IReadOnlyCollection<DocumentDetail> details, CancellationToken cancellationToken = default)
    {
        var calls = new List<(Task<ApiAnswer> Answer, MemberReader<IpernityDocument> Read)>();
        void Add(MemberReader<IpernityDocument> read, string method, params KeyValuePair<string, string>[] parameters) =>
            calls.Add((CallAsync(method, document.Id, parameters, cancellationToken), read));

        if (details.Any(static detail => detail is DocumentDetail.Description or DocumentDetail.Tags or DocumentDetail.Notes))
            Add(DocumentReader.ReadRoot, "doc.get", new KeyValuePair<string, string>("extra", "tags,notes,geo,md5"));
        if (details.Contains(DocumentDetail.Albums) || details.Contains(DocumentDetail.Groups))
            Add(DocumentReader.ReadContainers, "doc.getContainers");
        if (details.Contains(DocumentDetail.Exif))
            Add(DocumentReader.ReadExif, "doc.getExif");

        await Task.WhenAll(calls.Select(static call => call.Answer)).ConfigureAwait(false);
        foreach (var (answer, read) in calls)
            ObjectReader.Read(await answer.ConfigureAwait(false), document, read);
        if (!details.Contains(DocumentDetail.Albums))
            document.Albums = null;
        if (!details.Contains(DocumentDetail.Groups))
            document.Groups = null;
    }

    /// <summary>Lists the keywords and members on a document (<c>doc.tags.getList</c>).</summary>
    /// <param name="id">The identifier of the document.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tags.</returns>
    /// <exception cref="IpernityException">The service does not answer, or the caller may not see the document.</exception>
    public async Task<IReadOnlyList<IpernityTag>> GetTagsAsync(string id, CancellationToken cancellationToken = default)
    {
        var answer = await CallAsync("doc.tags.getList", id, [], cancellationToken).ConfigureAwait(false);
        return ObjectReader.Read(answer, new TagList(), TagList.Read).Tags;
    }

    /// <summary>
    /// Changes a document: with one call of <c>doc.set</c>, and further ones for keywords and the album. If one of them fails, those
    /// before it have been made.
    /// </summary>
    /// <param name="id">The identifier.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">A keyword cannot be sent.</exception>
    /// <exception cref="IpernityException">The service does not answer, or refuses a change.</exception>
    public async Task SetAsync(string id, DocumentChange change, CancellationToken cancellationToken = default)
    {
        _ = change ?? throw new ArgumentNullException(nameof(change));
        var fields = change.Fields;
        var tags = change.Tags is null ? null : KeywordText.Join(change.Tags);
        var added = KeywordText.Join(change.AddTags);
        Task<ApiAnswer> Call(string method, params KeyValuePair<string, string>[] parameters) =>
            CallAsync(method, id, parameters, cancellationToken);

        if (fields.Length > 0)
            await Call("doc.set", fields).ConfigureAwait(false);
        if (tags is not null)
            await Call("doc.tags.edit", new KeyValuePair<string, string>("keywords", tags)).ConfigureAwait(false);
        if (added.Length > 0)
            await Call("doc.tags.add", new KeyValuePair<string, string>("keywords", added)).ConfigureAwait(false);
        if (change.RemoveTags.Count > 0)
        {
            foreach (var tag in await GetTagsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                if (tag is { IsKeyword: true, Id: { } tagId } && change.RemoveTags.Contains(tag.Text, StringComparer.OrdinalIgnoreCase))
                    await Call("doc.tags.remove", new("type", "keyword"), new("id", tagId)).ConfigureAwait(false);
            }
        }

        if (change.AlbumId is { } album)
            await Call("album.docs.add", new KeyValuePair<string, string>("album_id", album)).ConfigureAwait(false);
    }

    /// <summary>Deletes a document (<c>doc.delete</c>).</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses to delete the document.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        await CallAsync("doc.delete", id, [], cancellationToken).ConfigureAwait(false);

    private Task<ApiAnswer> CallAsync(
        string method, string id, KeyValuePair<string, string>[] parameters, CancellationToken cancellationToken) =>
        client.CallAsync(new ApiCall(method, [new(Id, id), .. parameters]), options, cancellationToken);

    private sealed class TagList : IpernityElement
    {
        public IpernityTag[] Tags { get; private set; } = [];

        public static bool Read(ref System.Text.Json.Utf8JsonReader reader, TagList list)
        {
            if (!reader.ValueTextEquals("tags"u8))
                return ObjectReader.SkipStatus(ref reader);
            list.Tags = ObjectReader.ReadContained<IpernityTag>(ref reader, "tag", TagReader.Read);
            return true;
        }
    }
}
