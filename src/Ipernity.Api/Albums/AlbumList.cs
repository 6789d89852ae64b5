using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Albums;

/// <summary>Lists the albums of a member and reads those of a page.</summary>
public static class AlbumList
{
    private const string Method = "album.getList";

    /// <summary>
    /// The calls that together list all albums of a member. The documentation does not say whether the list of empty albums contains
    /// the others too. If the first answer has an album with documents, it does, and the second call is not needed.
    /// (Source: the service's page of <c>album.getList</c>, "Set to 1 to list empty albums".)
    /// </summary>
    /// <param name="userId">The member; null for the caller.</param>
    /// <returns>The calls, without a page.</returns>
    public static IReadOnlyList<ApiCall> CreateCalls(string? userId)
    {
        KeyValuePair<string, string>[] user = userId is null ? [] : [new("user_id", userId)];
        return [new ApiCall(Method, [.. user, new("empty", "1")]), new ApiCall(Method, user)];
    }

    /// <summary>Reads an album.</summary>
    /// <param name="page">The page.</param>
    /// <param name="item">One of its items.</param>
    /// <returns>The album. Details that the list does not contain are null.</returns>
    /// <exception cref="IpernityTransportException">The item is not an album.</exception>
    public static IpernityAlbum Read(ListPage page, ReadOnlyMemory<byte> item)
    {
        _ = page ?? throw new ArgumentNullException(nameof(page));
        var album = ObjectReader.Read(page, item, new IpernityAlbum(), AlbumReader.Read);
        return album.Id.Length > 0 ? album : throw page.Unreadable("contains an album without an identifier");
    }
}
