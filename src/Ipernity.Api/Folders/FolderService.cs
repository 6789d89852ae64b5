using Ipernity.Api.Albums;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Folders;

/// <summary>Reads, creates and changes the caller's folders of albums.</summary>
internal sealed class FolderService(IpernityClient client, CallOptions options)
{
    private const int MostAlbums = 20;

    /// <summary>Lists the folders of the caller, also empty ones (<c>folder.getList</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task<IReadOnlyList<FolderEntry>> GetAllAsync(string userId, CancellationToken cancellationToken)
    {
        var folders = new List<FolderEntry>();
        // As with albums, the documentation does not say whether the list of empty folders contains the others too.
        KeyValuePair<string, string>[][] calls = [[new("user_id", userId), new("empty", "1")], [new("user_id", userId)]];
        foreach (var parameters in calls)
        {
            await ReadAsync(
                new ApiCall("folder.getList", parameters),
                (page, item) =>
                {
                    var folder = ObjectReader.Read(page, item, new FolderEntry(), FolderEntry.Read);
                    if (!folders.Exists(known => known.Id == folder.Id))
                        folders.Add(folder);
                },
                cancellationToken).ConfigureAwait(false);
        }

        return folders;
    }

    /// <summary>Lists the identifiers of the albums in a folder, in their order (<c>folder.albums.getList</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer, or there is no such folder.</exception>
    public async Task<IReadOnlyList<string>> GetAlbumIdsAsync(string id, CancellationToken cancellationToken)
    {
        var albums = new List<string>();
        await ReadAsync(
            new ApiCall("folder.albums.getList", new KeyValuePair<string, string>("folder_id", id)),
            (page, item) => albums.Add(AlbumList.Read(page, item).Id),
            cancellationToken).ConfigureAwait(false);
        return albums;
    }

    /// <summary>Creates a folder (<c>folder.create</c>).</summary>
    /// <returns>Its identifier.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses the folder.</exception>
    public async Task<string> CreateAsync(string title, string? description, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] fields =
            [new("title", title), .. description is null ? Array.Empty<KeyValuePair<string, string>>() : [new("description", description)]];
        var answer = await client.CallAsync(new ApiCall("folder.create", fields), options, cancellationToken).ConfigureAwait(false);
        return Read(answer).Id is { Length: > 0 } id ? id : throw answer.Unreadable("contains no folder");
    }

    /// <summary>Puts albums into a folder, up to 20 with one call (<c>folder.albums.add</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer, or refuses the albums.</exception>
    public async Task AddAlbumsAsync(string id, IReadOnlyList<string> albumIds, CancellationToken cancellationToken)
    {
        for (var start = 0; start < albumIds.Count; start += MostAlbums)
        {
            var ids = string.Join(",", albumIds.Skip(start).Take(MostAlbums));
            await CallAsync("folder.albums.add", cancellationToken, new("folder_id", id), new("album_id", ids)).ConfigureAwait(false);
        }
    }

    /// <summary>Chooses the document on the cover (<c>folder.edit</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer, or refuses the cover.</exception>
    public Task SetCoverAsync(string id, string documentId, CancellationToken cancellationToken) =>
        CallAsync("folder.edit", cancellationToken, new("folder_id", id), new("cover_id", documentId));

    /// <summary>Sets the order of all folders (<c>folder.orderList</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer, or refuses the order.</exception>
    public Task OrderAsync(IEnumerable<string> ids, CancellationToken cancellationToken) =>
        CallAsync("folder.orderList", cancellationToken, new KeyValuePair<string, string>("folder_ids", string.Join(",", ids)));

    private Task<ApiAnswer> CallAsync(
        string method, CancellationToken cancellationToken, params KeyValuePair<string, string>[] parameters) =>
        client.CallAsync(new ApiCall(method, parameters), options, cancellationToken);

    private async Task ReadAsync(ApiCall call, Action<ListPage, ReadOnlyMemory<byte>> read, CancellationToken cancellationToken)
    {
        using var list = new ListReader(client, call, options);
        while (await list.ReadNextAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            foreach (var item in page.Items)
                read(page, item);
        }
    }

    private static FolderEntry Read(ApiAnswer answer) => ObjectReader.Read(answer, new FolderEntry(), FolderEntry.ReadRoot);
}
