using System.Globalization;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Albums;

/// <summary>Reads, creates, changes and deletes albums.</summary>
/// <param name="client">The client to call with.</param>
/// <param name="options">How each call is sent.</param>
public sealed class AlbumService(IpernityClient client, CallOptions options)
{
    /// <summary>The most documents that one call adds or removes.</summary>
    public const int MostDocuments = 20;

    private const int DocumentNotFound = 2;

    /// <summary>Lists all albums of a member, also empty ones (<c>album.getList</c>).</summary>
    /// <param name="userId">The member; null for the caller.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The albums. Lists do not contain descriptions.</returns>
    /// <exception cref="IpernityException">The service does not answer, or there is no such member.</exception>
    public async Task<IReadOnlyList<IpernityAlbum>> GetAllAsync(string? userId = null, CancellationToken cancellationToken = default)
    {
        var albums = new List<IpernityAlbum>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in AlbumList.CreateCalls(userId))
        {
            await ReadListAsync(
                call,
                (page, item) =>
                {
                    var album = AlbumList.Read(page, item);
                    if (known.Add(album.Id))
                        albums.Add(album);
                },
                cancellationToken).ConfigureAwait(false);
            if (albums.Exists(static album => album.Documents > 0))
                break;
        }

        return albums;
    }

    /// <summary>Reads an album (<c>album.get</c>).</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The album.</returns>
    /// <exception cref="IpernityException">The service does not answer, or the caller may not see the album.</exception>
    public async Task<IpernityAlbum> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Read(await CallAsync("album.get", id, [], cancellationToken).ConfigureAwait(false), id);

    /// <summary>Lists the identifiers of the documents in an album, in their order (<c>album.docs.getList</c>).</summary>
    /// <param name="id">The identifier of the album.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The identifiers.</returns>
    /// <exception cref="IpernityException">The service does not answer, or the caller may not see the album.</exception>
    public async Task<IReadOnlyList<string>> GetDocumentIdsAsync(string id, CancellationToken cancellationToken = default)
    {
        var ids = new List<string>();
        await ReadListAsync(
            new ApiCall("album.docs.getList", new KeyValuePair<string, string>("album_id", id)),
            (page, item) => ids.Add(ObjectReader.Read(page, item, new AlbumDocument(), AlbumDocument.Read).Id),
            cancellationToken).ConfigureAwait(false);
        return ids;
    }

    /// <summary>Creates an album (<c>album.create</c>). Its documents are added afterwards.</summary>
    /// <param name="album">The title and the other details.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The album.</returns>
    /// <exception cref="ArgumentException">There is no title.</exception>
    /// <exception cref="IpernityException">The service does not answer, or refuses the album.</exception>
    public async Task<IpernityAlbum> CreateAsync(AlbumChange album, CancellationToken cancellationToken = default)
    {
        _ = album ?? throw new ArgumentNullException(nameof(album));
        if (string.IsNullOrWhiteSpace(album.Title))
            throw new ArgumentException("An album needs a title.");
        var fields = Filled(
            ("title", album.Title), ("description", album.Description), ("cover_id", album.CoverId),
            ("perm_comment", Code(album.CommentPermission)));
        var answer = await client.CallAsync(new ApiCall("album.create", fields), options, cancellationToken).ConfigureAwait(false);
        var created = Read(answer, "");
        return created.Id.Length > 0 ? created : throw answer.Unreadable("contains no album");
    }

    /// <summary>
    /// Changes an album: <c>album.docs.setList</c> for its documents, <c>album.edit</c> for its title, description and cover, and
    /// <c>album.setPerms</c>. If one of the calls fails, those before it have been made.
    /// </summary>
    /// <param name="id">The identifier.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="currentCoverId">The current cover. It stays the cover if the document stays in the album.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The outcome for each requested document.</returns>
    /// <exception cref="ArgumentException">The title is blank, there is no document, or the cover is not one of the documents.</exception>
    /// <exception cref="IpernityException">The service does not answer, or refuses a change.</exception>
    public async Task<IReadOnlyList<AlbumDocument>> SetAsync(
        string id, AlbumChange change, string? currentCoverId = null, CancellationToken cancellationToken = default)
    {
        _ = change ?? throw new ArgumentNullException(nameof(change));
        if (change.Title is not null && string.IsNullOrWhiteSpace(change.Title))
            throw new ArgumentException("An album needs a title.");
        var content = new AlbumContent();
        var coverId = change.CoverId;
        if (change.DocumentIds is { } documents)
        {
            var cover = FindCover(documents, coverId, currentCoverId);
            content = await ChangeContentAsync(
                "album.docs.setList", id, [new("doc_ids", string.Join(",", documents)), new("cover_id", cover)], cancellationToken)
                .ConfigureAwait(false);
            coverId = null;
        }

        var fields = Filled(("title", change.Title), ("description", change.Description), ("cover_id", coverId));
        if (fields.Length > 0)
            await CallAsync("album.edit", id, fields, cancellationToken).ConfigureAwait(false);
        if (Code(change.CommentPermission) is { } permission)
        {
            await CallAsync("album.setPerms", id, [new("perm_comment", permission)], cancellationToken).ConfigureAwait(false);
        }

        return content.Documents;
    }

    /// <summary>Deletes an album, but not its documents (<c>album.delete</c>).</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses to delete the album.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        await CallAsync("album.delete", id, [], cancellationToken).ConfigureAwait(false);

    /// <summary>Puts documents into an album, up to 20 with one call (<c>album.docs.add</c>).</summary>
    /// <param name="id">The identifier of the album.</param>
    /// <param name="documentIds">The identifiers of the documents.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The outcome for each document.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses the call.</exception>
    public Task<AlbumContent> AddDocumentsAsync(
        string id, IReadOnlyList<string> documentIds, CancellationToken cancellationToken = default) =>
        ChangeDocumentsAsync("album.docs.add", id, documentIds, cancellationToken);

    /// <summary>
    /// Takes documents out of an album, up to 20 with one call (<c>album.docs.remove</c>). The service destroys an album with its last
    /// document.
    /// </summary>
    /// <param name="id">The identifier of the album.</param>
    /// <param name="documentIds">The identifiers of the documents.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The outcome for each document.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses the call.</exception>
    public Task<AlbumContent> RemoveDocumentsAsync(
        string id, IReadOnlyList<string> documentIds, CancellationToken cancellationToken = default) =>
        ChangeDocumentsAsync("album.docs.remove", id, documentIds, cancellationToken);

    private async Task<AlbumContent> ChangeDocumentsAsync(
        string method, string id, IReadOnlyList<string> documentIds, CancellationToken cancellationToken)
    {
        var content = new AlbumContent();
        for (var start = 0; start < documentIds.Count; start += MostDocuments)
        {
            string[] chunk = [.. documentIds.Skip(start).Take(MostDocuments)];
            content.Add(await ChangeChunkAsync(method, id, chunk, cancellationToken).ConfigureAwait(false));
        }

        return content;
    }

    // The service may refuse a whole call because of one document. Then each document gets a call of its own.
    private async Task<AlbumContent> ChangeChunkAsync(string method, string id, string[] chunk, CancellationToken cancellationToken)
    {
        var content = new AlbumContent();
        try
        {
            return await ChangeContentAsync(method, id, [new("doc_id", string.Join(",", chunk))], cancellationToken).ConfigureAwait(false);
        }
        catch (IpernityApiException refused) when (refused is { IsMethodCode: true, Code: DocumentNotFound })
        {
            if (chunk.Length == 1)
            {
                content.Add(new AlbumDocument { Id = chunk[0], ErrorCode = refused.Code });
                return content;
            }
        }

        foreach (var document in chunk)
            content.Add(await ChangeChunkAsync(method, id, [document], cancellationToken).ConfigureAwait(false));
        return content;
    }

    private async Task<AlbumContent> ChangeContentAsync(
        string method, string id, KeyValuePair<string, string>[] parameters, CancellationToken cancellationToken) =>
        ObjectReader.Read(
            await CallAsync(method, id, parameters, cancellationToken).ConfigureAwait(false), new AlbumContent(), AlbumContent.ReadRoot);

    private async Task ReadListAsync(ApiCall call, Action<ListPage, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        using var list = new ListReader(client, call, options);
        while (await list.ReadNextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var item in page.Items)
                read(page, item);
        }
    }

    private Task<ApiAnswer> CallAsync(
        string method, string id, KeyValuePair<string, string>[] parameters, CancellationToken cancellationToken) =>
        client.CallAsync(new ApiCall(method, [new("album_id", id), .. parameters]), options, cancellationToken);

    private static IpernityAlbum Read(ApiAnswer answer, string id) =>
        ObjectReader.Read(answer, new IpernityAlbum { Id = id }, AlbumReader.ReadRoot);

    private static string FindCover(IReadOnlyList<string> documents, string? wanted, string? current)
    {
        if (documents.Count == 0)
            throw new ArgumentException("An album needs at least one document. To remove the album, delete it.");
        if (wanted is null)
            return current is not null && documents.Contains(current, StringComparer.Ordinal) ? current : documents[0];
        return documents.Contains(wanted, StringComparer.Ordinal)
            ? wanted
            : throw new ArgumentException($"The cover {wanted} is not one of the documents of the album.");
    }

    private static KeyValuePair<string, string>[] Filled(params (string Name, string? Value)[] fields) =>
    [
        .. from field in fields where field.Value is not null select new KeyValuePair<string, string>(field.Name, field.Value),
    ];

    private static string? Code(Audience? audience) => ((int?)audience)?.ToString(CultureInfo.InvariantCulture);
}
