using Ipernity.Api.Documents;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Tests.Documents;

/// <summary>A query chooses the method that can answer it, and tells what the service cannot combine.</summary>
public sealed class DocumentQueryTests
{
    private const string Caller = "100";

    private static readonly DateTime Day = new(2024, 6, 30, 12, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void The_default_are_the_documents_of_the_caller() =>
        AssertCall(new DocumentQuery(), "doc.getList", "user_id=100", "extra=dates,count,geo,original,md5");

    [Fact]
    public void A_member_has_a_list() =>
        AssertCall(new DocumentQuery { UserId = "7", Media = MediaKind.Video }, "doc.getList", "user_id=7", "media=video");

    [Fact]
    public void An_album_has_a_list() => AssertCall(
        new DocumentQuery { AlbumId = "5", Visibility = Visibility.Private },
        "album.docs.getList", "album_id=5", "share=0", "extra=dates,geo,original,link");

    [Fact]
    public void A_group_has_a_list() =>
        AssertCall(new DocumentQuery { GroupId = "5", UserId = "7" }, "group.docs.getList", "group_id=5", "user_id=7");

    [Fact]
    public void Faves_have_a_list() => AssertCall(new DocumentQuery { Fave = true }, "faves.docs.getList", "user_id=100");

    [Fact]
    public void A_filter_makes_it_a_search_among_the_same_documents() => AssertCall(
        new DocumentQuery { License = "1,3" }, "doc.search", "user_id=100", "license=1,3", "sort=posted-desc");

    [Fact]
    public void Words_are_sorted_by_relevance() =>
        Assert.Null(new DocumentQuery { Search = "boat" }.CreateCall(Caller).Find("sort"));

    [Fact]
    public void An_album_can_be_searched()
    {
        var call = new DocumentQuery { AlbumId = "5", Tag = "boat" }.CreateCall(Caller);
        Assert.Equal(("doc.search", "5", null), (call.Method, call.Find("album_id"), call.Find("user_id")));
    }

    [Fact]
    public void Everyone_can_be_searched() =>
        Assert.Null(new DocumentQuery { Everyone = true, Search = "boat" }.CreateCall(Caller).Find("user_id"));

    [Fact]
    public void Times_places_and_distances_are_written_as_the_service_takes_them() => AssertCall(
        new DocumentQuery
        {
            PostedAfter = new DateTimeOffset(Day, TimeSpan.Zero),
            CreatedBefore = Day,
            Near = (48.5, -2.25),
            WithinKilometer = 1.5,
        },
        "doc.search", "posted_min=1719748800", "created_max=2024-06-30 12:00:00", "lat=48.5", "lng=-2.25", "dist=1500");

    public static TheoryData<DocumentQuery, string> Conflicts => new()
    {
        { new() { AlbumId = "1", GroupId = "2" }, "AlbumId GroupId" },
        { new() { AlbumId = "1", UserId = "2" }, "AlbumId UserId" },
        { new() { Search = "a", Tag = "b" }, "Search Tag" },
        { new() { Fave = true, Media = MediaKind.Photo }, "Fave Media" },
        { new() { Fave = true, Sort = "popular" }, "Fave Sort" },
        { new() { Fave = true, PostedAfter = new DateTimeOffset(Day, TimeSpan.Zero) }, "Fave PostedAfter" },
        { new() { Fave = true, AlbumId = "1" }, "Fave AlbumId" },
        { new() { Everyone = true, UserId = "7" }, "Everyone UserId" },
        { new() { Everyone = true, Visibility = Visibility.Private }, "Visibility Everyone" },
        { new() { UserId = "7", Visibility = Visibility.Private }, "Visibility UserId" },
        { new() { GroupId = "7", Visibility = Visibility.Private }, "Visibility GroupId" },
    };

    [Theory, MemberData(nameof(Conflicts), DisableDiscoveryEnumeration = true)]
    public void What_the_service_cannot_combine_is_found(DocumentQuery query, string expected)
    {
        var conflict = query.FindConflict(Caller);
        Assert.Equal(expected, $"{conflict?.One} {conflict?.Other}");
    }

    [Fact]
    public void Other_combinations_are_no_conflict() => Assert.All(
        new DocumentQuery[]
        {
            new(), new() { Fave = true, UserId = "7" }, new() { UserId = Caller, Visibility = Visibility.Private },
            new() { AlbumId = "1", Visibility = Visibility.Family, Sort = "popular" }, new() { GroupId = "1", UserId = "2", Tag = "x" },
        },
        query => Assert.Null(query.FindConflict(Caller)));

    private static void AssertCall(DocumentQuery query, string method, params string[] parameters)
    {
        var call = query.CreateCall(Caller);
        Assert.Equal(method, call.Method);
        var sent = call.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}").ToList();
        Assert.All(parameters, parameter => Assert.Contains(parameter, sent));
    }
}
