using Ipernity.Api.Albums;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Tests.Albums;

/// <summary>Albums are read from every form in which the service writes their elements.</summary>
public sealed class AlbumReaderTests
{
    [Fact]
    public async Task An_album_of_album_get_has_all_that_the_service_tells()
    {
        var album = await ReadAsync(
            """
            "album_id":"10551","link":"http://www.ipernity.com/doc/1/album/10551","title":"Summer","thumbsize":"75x",
            "owner":{"user_id":"1","username":"ada"},"description":"By the <b>sea</b>",
            "dates":{"created_at":"1218038768","comment_at":"0","last_update_at":"1218039000"},
            "count":{"docs":"2","visits":"30","faves":"4","comments":"5","family":"1","friend":"1","ff":"1","public":"1"},
            "cover":{"doc_id":"395574","w":"122","h":"240","url":"http://u1.ipernity.com/2/395574.jpg"},
            "can":{"fave":"1","comment":"1","add_doc":"1"},"permissions":{"comment":"3"},"visibility":{"share":"4"}
            """);
        Assert.Equal(("10551", "Summer", "By the <b>sea</b>", "1"), (album.Id, album.Title, album.Description, album.OwnerId));
        Assert.Equal((2, 30, 4, 5), (album.Documents, album.Visits, album.Faves, album.Comments));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1218038768), album.CreatedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1218039000), album.UpdatedAt);
        Assert.Null(album.CommentedAt);
        Assert.Equal(("395574", "http://u1.ipernity.com/2/395574.jpg"), (album.CoverId, album.CoverUrl?.AbsoluteUri));
        Assert.Equal("http://www.ipernity.com/doc/1/album/10551", album.Link?.AbsoluteUri);
        Assert.Equal((Audience.FriendsAndFamily, Visibility.Public), (album.CommentPermission, album.Visibility));
    }

    [Theory]
    [InlineData(""" "count":{"docs":"9","visits":"2","faves":"0","comments":"1"} """)]
    [InlineData(""" "count":{"docs":9,"visits":2,"faves":0,"comments":1} """)]
    [InlineData(""" "count":[{"docs":"9","visits":2.0,"faves":["0"],"comments":{"text":"1"}}] """)]
    public async Task Counters_are_numbers_or_text(string members)
    {
        var album = await ReadAsync(members);
        Assert.Equal((9, 2, 0, 1), (album.Documents, album.Visits, album.Faves, album.Comments));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "count":[],"cover":null,"dates":"","permissions":{},"visibility":[] """)]
    [InlineData(""" "count":{"docs":""},"cover":{"doc_id":"","url":""},"dates":{"created_at":"0"},"permissions":{"comment":""} """)]
    public async Task What_is_not_told_is_null_and_not_zero(string members)
    {
        var album = await ReadAsync(members);
        object?[] values =
        [
            album.Documents, album.CoverId, album.CoverUrl, album.CreatedAt, album.CommentPermission, album.Visibility,
            album.Description, album.OwnerId, album.Link,
        ];
        Assert.All(values, Assert.Null);
    }

    [Theory]
    [InlineData(""" "cover":{"doc_id":"7"} """)]
    [InlineData(""" "cover":{"cover_id":"7"} """)]
    [InlineData(""" "cover":{"cover_id":7} """)]
    [InlineData(""" "cover":{"doc_id":"7","cover_id":""} """)]
    [InlineData(""" "cover":{"doc_id":"","cover_id":"7"} """)]
    [InlineData(""" "cover":[{"doc_id":"7"}] """)]
    public async Task The_cover_has_two_names(string members) => Assert.Equal("7", (await ReadAsync(members)).CoverId);

    [Theory]
    [InlineData(""" "visibility":{"share":"4"} """, Visibility.Public)]
    [InlineData(""" "visibility":{"share":5} """, Visibility.Public)]
    [InlineData(""" "visibility":{"ispublic":"1","isfamily":"1","isfriends":"1"} """, Visibility.Public)]
    [InlineData(""" "visibility":{"family":"0","friend":"1","ff":"0","public":"0"} """, Visibility.Friends)]
    [InlineData(""" "visibility":{"ispublic":0,"isfamily":1,"isfriends":1} """, Visibility.FriendsAndFamily)]
    [InlineData(""" "visibility":{"share":"0"} """, Visibility.Private)]
    public async Task Public_is_4_or_5_or_a_flag(string members, Visibility visibility) =>
        Assert.Equal(visibility, (await ReadAsync(members)).Visibility);

    [Fact]
    public async Task A_description_can_be_an_element_with_attributes() =>
        Assert.Equal("Text", (await ReadAsync(""" "description":{"text":"Text","lg":"en"} """)).Description);

    [Fact]
    public async Task Unknown_members_are_kept_by_their_paths()
    {
        var data = (await ReadAsync(""" "mood":"calm","count":{"docs":"1","stars":5},"can":{"fave":"1"},"list":[1,"b"] """)).AdditionalData;
        Assert.Equal(("calm", 5L), (data["mood"], data["count.stars"]));
        Assert.Equal("1", ((IReadOnlyDictionary<string, object?>)data["can"]!)["fave"]);
        Assert.Equal(new object[] { 1L, "b" }, data["list"]);
    }

    private static async Task<IpernityAlbum> ReadAsync(string members)
    {
        await using var server = new AlbumServer(_ => $$"""{"album":{ {{members}} } }""");
        return await server.Service.GetAsync("1", TestContext.Current.CancellationToken);
    }
}
