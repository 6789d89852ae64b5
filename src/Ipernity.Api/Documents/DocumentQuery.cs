using System.Globalization;
using Ipernity.Api.Elements;
using Ipernity.Api.Methods;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Documents;

/// <summary>
/// A query for documents, by default those of one member. It chooses the method that can answer it.
/// (Source: the service's pages of <c>doc.getList</c>, <c>album.docs.getList</c>, <c>group.docs.getList</c>, <c>faves.docs.getList</c>
/// and <c>doc.search</c>.)
/// </summary>
public sealed record DocumentQuery
{
    // The details for which documents have properties.
    private static readonly string[] Extras = ["owner", "dates", "count", "license", "geo", "original", "md5", "link"];

    /// <summary>The member whose documents or faves are listed.</summary>
    public string? UserId { get; init; }

    /// <summary>The album whose documents are listed.</summary>
    public string? AlbumId { get; init; }

    /// <summary>The group whose documents are listed.</summary>
    public string? GroupId { get; init; }

    /// <summary>Whether the member's faves are listed.</summary>
    public bool Fave { get; init; }

    /// <summary>Whether the documents of all members are listed.</summary>
    public bool Everyone { get; init; }

    /// <summary>Words in titles, descriptions and keywords.</summary>
    public string? Search { get; init; }

    /// <summary>Keywords, as the API takes them: separated by commas.</summary>
    public string? Tag { get; init; }

    /// <summary>The kind of documents.</summary>
    public MediaKind? Media { get; init; }

    /// <summary>The codes of licences, separated by commas.</summary>
    public string? License { get; init; }

    /// <summary>Who can see them. Only for the caller's own documents.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>The earliest time of posting.</summary>
    public DateTimeOffset? PostedAfter { get; init; }

    /// <summary>The latest time of posting.</summary>
    public DateTimeOffset? PostedBefore { get; init; }

    /// <summary>The earliest creation, by the camera's clock.</summary>
    public DateTime? CreatedAfter { get; init; }

    /// <summary>The latest creation, by the camera's clock.</summary>
    public DateTime? CreatedBefore { get; init; }

    /// <summary>The latitude and longitude, in degrees, near which the documents are.</summary>
    public (double Latitude, double Longitude)? Near { get; init; }

    /// <summary>The radius around <see cref="Near"/> in kilometres. The service's default is 5, and its maximum is 30.</summary>
    public double? WithinKilometer { get; init; }

    /// <summary>The order, as <c>doc.search</c> names it.</summary>
    public string? Sort { get; init; }

    /// <summary>The method that lists the documents.</summary>
    public string Method => NeedsSearch ? "doc.search"
        : Fave ? "faves.docs.getList"
        : AlbumId is not null ? "album.docs.getList"
        : GroupId is not null ? "group.docs.getList"
        : "doc.getList";

    private bool NeedsSearch => Everyone || FirstFilter is not null;

    // The filters that only doc.search supports.
    private string? FirstFilter =>
        Search is not null ? nameof(Search)
        : Tag is not null ? nameof(Tag)
        : License is not null ? nameof(License)
        : PostedAfter is not null ? nameof(PostedAfter)
        : PostedBefore is not null ? nameof(PostedBefore)
        : CreatedAfter is not null ? nameof(CreatedAfter)
        : CreatedBefore is not null ? nameof(CreatedBefore)
        : Near is not null ? nameof(Near)
        : Sort is not null ? nameof(Sort)
        : null;

    /// <summary>Finds two properties that the service cannot combine.</summary>
    /// <param name="caller">The identifier of the member who asks.</param>
    /// <returns>The names of the properties, or null if there are none.</returns>
    public (string One, string Other)? FindConflict(string caller)
    {
        if (AlbumId is not null && GroupId is not null)
            return (nameof(AlbumId), nameof(GroupId));
        if (AlbumId is not null && UserId is not null)
            return (nameof(AlbumId), nameof(UserId));
        if (Search is not null && Tag is not null)
            return (nameof(Search), nameof(Tag));
        if (Fave && FindWithFave() is { } other)
            return (nameof(Fave), other);
        if (Everyone && FindPlace() is { } place)
            return (nameof(Everyone), place);
        if (Visibility is null)
            return null;
        if (Everyone)
            return (nameof(Visibility), nameof(Everyone));
        if (GroupId is not null)
            return (nameof(Visibility), nameof(GroupId));
        return UserId is not null && UserId != caller ? (nameof(Visibility), nameof(UserId)) : null;
    }

    /// <summary>The call that lists the documents with all the details that lists can have.</summary>
    /// <param name="caller">The identifier of the member who asks.</param>
    /// <returns>The call, without a page.</returns>
    public ApiCall CreateCall(string caller)
    {
        var method = MethodCatalogue.Find(Method)!;
        var values = NeedsSearch ? SearchParameters() : [("share", Share)];
        var extra = string.Join(",", method.FindParameter("extra")!.Values.Select(static value => value.Code).Intersect(Extras));
        var parameters = new List<(string Name, string? Value)>
        {
            ("user_id", Owner(caller)),
            ("album_id", AlbumId),
            ("group_id", GroupId),
            ("media", Media is { } media ? Word(media) : null),
            ("extra", extra),
        };
        return new ApiCall(
            Method,
            [.. from parameter in parameters.Concat(values)
                where parameter.Value is not null
                select new KeyValuePair<string, string>(parameter.Name, parameter.Value)]);
    }

    private string? Share => Visibility is { } visibility ? Number((int)visibility) : null;

    private string? FindPlace() =>
        UserId is not null ? nameof(UserId) : AlbumId is not null ? nameof(AlbumId) : GroupId is not null ? nameof(GroupId) : null;

    private string? FindWithFave() =>
        Everyone ? nameof(Everyone)
        : AlbumId is not null ? nameof(AlbumId)
        : GroupId is not null ? nameof(GroupId)
        : Media is not null ? nameof(Media)
        : Visibility is not null ? nameof(Visibility)
        : FirstFilter;

    private string? Owner(string caller) => UserId ?? (Everyone || AlbumId is not null || GroupId is not null ? null : caller);

    // By default a search sorts by relevance, which is meaningless without words.
    private List<(string Name, string? Value)> SearchParameters() =>
    [
        ("text", Search),
        ("tags", Tag),
        ("license", License),
        ("share", Share),
        ("posted_min", Seconds(PostedAfter)),
        ("posted_max", Seconds(PostedBefore)),
        ("created_min", Clock(CreatedAfter)),
        ("created_max", Clock(CreatedBefore)),
        ("lat", Near is { } place ? Number(place.Latitude) : null),
        ("lng", Near is { } there ? Number(there.Longitude) : null),
        ("dist", WithinKilometer is { } radius ? Number(Math.Round(radius * 1000)) : null),
        ("sort", Sort ?? (Search is null ? "posted-desc" : null)),
    ];

    private static string Number(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    private static string? Seconds(DateTimeOffset? time) => time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string? Clock(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Word(MediaKind media) => media switch
    {
        MediaKind.Photo => "photo",
        MediaKind.Audio => "audio",
        MediaKind.Video => "video",
        _ => "other",
    };
}
