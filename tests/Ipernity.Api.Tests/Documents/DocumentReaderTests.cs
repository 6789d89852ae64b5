using System.Globalization;
using System.Text;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Documents;

/// <summary>Documents are read from every form in which the service writes their elements.</summary>
public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData(""" "count":{"visits":"9","faves":"2","comments":"0","notes":"1"} """)]
    [InlineData(""" "count":{"visits":9,"faves":2,"comments":0,"notes":1} """)]
    [InlineData(""" "count":[{"visits":"9","faves":2.0,"comments":"0","notes":["1"]}] """)]
    [InlineData(""" "count":{"visits":{"text":"9","new":"1"},"faves":{"_text":2},"comments":{"#text":"0"},"notes":{"value":"1"}} """)]
    public void Counters_are_numbers_or_text(string members)
    {
        var document = Read(members);
        Assert.Equal((9, 2, 0, 1), (document.Visits, document.Faves, document.Comments, document.Notes));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""" "count":[] """)]
    [InlineData(""" "count":null """)]
    [InlineData(""" "count":"" """)]
    [InlineData(""" "count":{"visits":"","faves":null,"comments":"many","notes":[]} """)]
    public void What_is_not_told_is_null_and_not_zero(string members)
    {
        var document = Read(members);
        Assert.Null(document.Visits);
        Assert.Null(document.Faves);
        Assert.Null(document.Comments);
        Assert.Null(document.Notes);
    }

    [Fact]
    public void A_document_of_a_bare_list_has_nothing_that_was_not_asked_for()
    {
        var document = Read(""" "media":"photo","license":"0","title":"","safety":"1" """);
        Assert.Equal("", document.Title);
        Assert.Equal(License.AllRightsReserved, document.License);
        object?[] others =
        [
            document.Description, document.Visibility, document.OwnerId, document.OwnerName, document.Link, document.CreatedAt,
            document.PostedAt, document.ModifiedAt, document.ReplacedAt, document.Latitude, document.Longitude, document.Place,
            document.Tags, document.Md5, document.FileName, document.FileSize, document.Width, document.Height, document.OriginalUrl,
            document.ThumbnailUrl, document.Thumbnails, document.NoteList, document.Albums, document.Groups, document.Exif,
            document.CommentPermission, document.TagPermission, document.TagMePermission,
        ];
        Assert.All(others, Assert.Null);
        Assert.Empty(document.AdditionalData);
    }

    [Theory]
    [InlineData("\"1719769800\"")]
    [InlineData("1719769800")]
    public void Moments_are_Unix_seconds(string seconds)
    {
        var document = Read($$""" "dates":{"posted_at":{{seconds}},"modified_at":{{seconds}},"replaced_at":{{seconds}} } """);
        var moment = new DateTimeOffset(2024, 6, 30, 17, 50, 0, TimeSpan.Zero);
        Assert.Equal(moment, document.PostedAt);
        Assert.Equal(moment, document.ModifiedAt);
        Assert.Equal(moment, document.ReplacedAt);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("-5")]
    public void A_moment_that_never_was_is_null(string seconds) =>
        Assert.Null(Read($$""" "dates":{"replaced_at":{{seconds}} } """).ReplacedAt);

    [Theory]
    [InlineData("\"2024-06-17 16:49:00\"", "2024-06-17T16:49:00")]
    [InlineData("\"2024-06-17T16:49:00\"", "2024-06-17T16:49:00")]
    [InlineData("\"2024-06-17\"", "2024-06-17T00:00:00")]
    [InlineData("1718642940", "2024-06-17T16:49:00")]
    public void The_creation_is_what_the_clock_of_the_camera_showed(string created, string expected)
    {
        var read = Read($$""" "dates":{"created":{{created}} } """).CreatedAt;
        Assert.Equal(expected, read?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Unspecified, read!.Value.Kind);
    }

    [Theory]
    [InlineData("\"0000-00-00 00:00:00\"")]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("null")]
    [InlineData("\"yesterday\"")]
    public void A_creation_that_is_not_known_is_null(string created) =>
        Assert.Null(Read($$""" "dates":{"created":{{created}} } """).CreatedAt);

    [Theory]
    [InlineData(""" "visibility":{"ispublic":"1","isfriend":"0","isfamily":"0","share":"4"} """, Visibility.Public)]
    [InlineData(""" "visibility":{"share":5} """, Visibility.Public)]
    [InlineData(""" "visibility":{"ispublic":1} """, Visibility.Public)]
    [InlineData(""" "visibility":{"ispublic":"0","isfriend":"1","isfamily":"1"} """, Visibility.FriendsAndFamily)]
    [InlineData(""" "visibility":{"public":0,"friend":1,"family":0} """, Visibility.Friends)]
    [InlineData(""" "visibility":{"ispublic":"0","isfriends":"0","isfamily":true} """, Visibility.Family)]
    [InlineData(""" "visibility":[{"ispublic":"0","isfriend":"0","isfamily":"0"}] """, Visibility.Private)]
    public void Visibility_has_two_spellings_and_two_numbers_for_everybody(string members, Visibility expected) =>
        Assert.Equal(expected, Read(members).Visibility);

    [Theory]
    [InlineData(""" "geo":{"lat":"38.717262","lng":"-9.145867","loc_id":"7","location":"Lisboa"} """)]
    [InlineData(""" "geo":{"lat":38.717262,"lng":-9.145867,"location":{"text":"Lisboa"}} """)]
    public void A_place_is_read_the_same_under_every_culture(string members)
    {
        using var culture = new CultureScope("de-DE");
        var document = Read(members);
        Assert.Equal((38.717262, -9.145867, "Lisboa"), (document.Latitude, document.Longitude, document.Place));
    }

    [Theory]
    [InlineData(""" "geo":{"lat":"-999","lng":"-999","location":""} """)]
    [InlineData(""" "geo":{"lat":"","lng":null} """)]
    [InlineData(""" "geo":[] """)]
    public void A_place_that_was_removed_is_null(string members)
    {
        var document = Read(members);
        Assert.Null(document.Latitude);
        Assert.Null(document.Longitude);
        Assert.Null(document.Place);
    }

    [Theory]
    [InlineData(""" "tags":{"total":"2","tag":[{"tag_id":"1","type":"keyword","keyword":"blue sky"},{"type":"keyword","title":"b"}]} """)]
    [InlineData(""" "tags":{"tag":[{"id":1,"type":"keyword","tag":"blue sky"},{"tag":"b"},{"type":"member","tag":"ada"}]} """)]
    [InlineData(""" "tags":[{"tag":[{"keyword":"bluesky","title":"blue sky"},{"keyword":"b"}]}] """)]
    public void Keywords_have_three_names(string members) => Assert.Equal(["blue sky", "b"], Read(members).Tags!);

    [Theory]
    [InlineData(""" "tags":{"total":"1","tag":{"keyword":"one"}} """, 1)]
    [InlineData(""" "tags":{"total":"0"} """, 0)]
    [InlineData(""" "tags":{"total":"0","tag":[]} """, 0)]
    [InlineData(""" "tags":{"total":0,"tag":null} """, 0)]
    [InlineData(""" "tags":[] """, 0)]
    public void A_list_of_one_may_be_bare_and_an_empty_one_missing(string members, int count) =>
        Assert.Equal(count, Read(members).Tags!.Length);

    [Fact]
    public void The_smallest_thumbnail_comes_first()
    {
        var document = Read(""" "thumbs":{"thumb":[{"label":"75x","w":75,"h":"75","url":"https://u1.example/a.jpg"},{"label":"240"}]} """);
        Assert.Equal("https://u1.example/a.jpg", document.ThumbnailUrl?.AbsoluteUri);
        Assert.Equal(["75x", "240"], document.Thumbnails!.Select(thumbnail => thumbnail.Label));
    }

    [Fact]
    public void The_original_tells_name_size_and_address()
    {
        var document = Read(
            """ "original":{"ext":"jpg","w":"4000","h":"3000","filename":"1.jpg","bytes":"5000000000","url":"https://u.example/o.jpg"} """);
        Assert.Equal((4000, 3000, "1.jpg", 5_000_000_000), (document.Width, document.Height, document.FileName, document.FileSize));
        Assert.Equal("https://u.example/o.jpg", document.OriginalUrl?.AbsoluteUri);
        Assert.Equal("jpg", document.AdditionalData["original.ext"]);
    }

    [Theory]
    [InlineData(""" "owner":{"user_id":"12","username":"ada"} """, "ada")]
    [InlineData(""" "user_id":12 """, null)]
    public void The_owner_is_an_element_or_a_member(string members, string? name)
    {
        var document = Read(members);
        Assert.Equal(("12", name), (document.OwnerId, document.OwnerName));
    }

    [Fact]
    public void Other_members_are_kept_by_their_path()
    {
        var data = Read(
            """ "rotation":"90","can":{"fave":"1","zoom":0},"you":{"visits":[1,2]},"new":null,"dates":{"seen":5} """).AdditionalData;
        Assert.Equal("90", data["rotation"]);
        Assert.Equal("1", Assert.IsType<Dictionary<string, object?>>(data["can"])["fave"]);
        Assert.Equal([1L, 2L], Assert.IsType<object[]>(Assert.IsType<Dictionary<string, object?>>(data["you"])["visits"]));
        Assert.Null(data["new"]);
        Assert.Equal(5L, data["dates.seen"]);
    }

    [Fact]
    public void A_code_without_a_name_stays_a_number() => Assert.Equal((License)42, Read(""" "license":"42" """).License);

    [Fact]
    public void An_identifier_is_text_also_as_a_number() => Assert.Equal("7", ReadItem("""{"doc_id":7}""").Id);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"doc_id":""}""")]
    [InlineData("\"7\"")]
    public void An_item_without_an_identifier_is_an_error(string json) =>
        Assert.Equal(TransportFailure.InvalidAnswer, Assert.Throws<IpernityTransportException>(() => ReadItem(json)).Failure);

    [Theory]
    [InlineData("""{"doc_id":"7","title":"\ud83d"}""")]
    [InlineData("""{"doc_id":"7","\ud83d":"x"}""")]
    public void Half_a_character_is_an_error_that_does_not_quote_it(string json) => Assert.Equal(
        "The answer to doc.getList contains text that is not valid Unicode.",
        Assert.Throws<IpernityTransportException>(() => ReadItem(json)).Message);

    private static IpernityDocument Read(string members) =>
        ReadItem($$"""{"doc_id":"7"{{(string.IsNullOrWhiteSpace(members) ? "" : ",")}}{{members}}}""");

    private static IpernityDocument ReadItem(string json)
    {
        var content = Encoding.UTF8.GetBytes(json);
        return DocumentList.Read(new ListPage("doc.getList", "doc", [content], 1, 64), content);
    }

    private sealed class CultureScope : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public CultureScope(string name)
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        }

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}
