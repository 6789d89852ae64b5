using Ipernity.Api.Albums;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Albums;

public sealed class AlbumServiceTests
{
    private const string Ok = """{"album":{"album_id":"1","title":"Paris"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"albums":{"total":"1","per_page":"100","page":"1","album":{"album_id":"7","count":{"docs":"1"}}}}""")]
    [InlineData("""{"albums":{"total":1,"album":[{"album_id":7,"count":{"docs":1}}]}}""")]
    public async Task A_list_of_one_can_be_the_bare_album(string answer)
    {
        await using var server = new AlbumServer(_ => answer);
        Assert.Equal("7", Assert.Single(await server.Service.GetAllAsync(null, Stop)).Id);
        Assert.Equal(["album.getList empty=1"], server.Calls);
    }

    [Theory]
    [InlineData("""{"albums":{"total":"0","per_page":"100","page":"1"}}""")]
    [InlineData("""{"albums":{"total":"0","album":[]}}""")]
    [InlineData("""{"albums":{"total":"0","album":null}}""")]
    public async Task An_empty_list_is_empty(string answer)
    {
        await using var server = new AlbumServer(_ => answer);
        Assert.Empty(await server.Service.GetAllAsync("5", Stop));
        Assert.Equal(["album.getList empty=1 user_id=5", "album.getList user_id=5"], server.Calls);
    }

    [Fact]
    public async Task If_the_list_of_empty_albums_contains_only_these_the_others_are_listed_too()
    {
        var first = true;
        await using var server = new AlbumServer(_ =>
        {
            (var isFirst, first) = (first, false);
            return isFirst
                ? AlbumServer.List(AlbumServer.Entry("9", "New", documents: 0))
                : AlbumServer.List(AlbumServer.Entry("1", "Paris"), AlbumServer.Entry("2", "Rome"));
        });
        Assert.Equal(["9", "1", "2"], (await server.Service.GetAllAsync(null, Stop)).Select(album => album.Id));
    }

    [Fact]
    public async Task An_album_of_a_list_without_an_identifier_is_an_invalid_answer()
    {
        await using var server = new AlbumServer(_ => AlbumServer.List("""{"title":"Paris"}"""));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() => server.Service.GetAllAsync(null, Stop));
        Assert.Equal(TransportFailure.InvalidAnswer, failure.Failure);
    }

    [Fact]
    public async Task An_album_is_created_with_what_is_given()
    {
        await using var server = new AlbumServer(_ => Ok);
        var album = await server.Service.CreateAsync(
            new AlbumChange { Title = "Paris", Description = "d", CoverId = "5", CommentPermission = Audience.Contacts }, Stop);
        Assert.Equal("1", album.Id);
        Assert.Equal(["album.create cover_id=5 description=d perm_comment=4 title=Paris"], server.Calls);
    }

    [Fact]
    public async Task A_change_takes_only_the_calls_that_it_needs()
    {
        await using var server = new AlbumServer(_ => Ok);
        await server.Service.SetAsync("1", new AlbumChange { Title = "Rome" }, null, Stop);
        await server.Service.SetAsync("1", new AlbumChange { Description = "" }, null, Stop);
        await server.Service.SetAsync("1", new AlbumChange { CommentPermission = Audience.Owner }, null, Stop);
        await server.Service.SetAsync("1", new AlbumChange { CoverId = "5" }, null, Stop);
        Assert.Equal(
            [
                "album.edit album_id=1 title=Rome", "album.edit album_id=1 description=", "album.setPerms album_id=1 perm_comment=0",
                "album.edit album_id=1 cover_id=5",
            ],
            server.Calls);
    }

    [Theory]
    [InlineData(null, "8", "8")]
    [InlineData(null, "3", "9")]
    [InlineData(null, null, "9")]
    [InlineData("8", "9", "8")]
    public async Task New_documents_keep_the_cover_that_is_among_them(string? wanted, string? current, string cover)
    {
        await using var server = new AlbumServer(_ => Ok);
        await server.Service.SetAsync("1", new AlbumChange { DocumentIds = ["9", "8"], CoverId = wanted }, current, Stop);
        Assert.Equal([$"album.docs.setList album_id=1 cover_id={cover} doc_ids=9,8"], server.Calls);
    }

    [Fact]
    public async Task What_cannot_be_right_is_not_sent()
    {
        await using var server = new AlbumServer(_ => Ok);
        AlbumChange[] wrong = [new() { Title = " " }, new() { DocumentIds = [] }, new() { DocumentIds = ["1"], CoverId = "2" }];
        foreach (var change in wrong)
            await Assert.ThrowsAsync<ArgumentException>(() => server.Service.SetAsync("1", change, null, Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => server.Service.CreateAsync(new AlbumChange { Description = "d" }, Stop));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Documents_are_added_20_at_a_time()
    {
        await using var server = new AlbumServer(_ => Ok);
        await server.Service.AddDocumentsAsync("1", [.. Enumerable.Range(1, 41).Select(id => $"{id}")], Stop);
        Assert.Equal(
            [
                $"album.docs.add album_id=1 doc_id={string.Join(',', Enumerable.Range(1, 20))}",
                $"album.docs.add album_id=1 doc_id={string.Join(',', Enumerable.Range(21, 20))}",
                "album.docs.add album_id=1 doc_id=41",
            ],
            server.Calls);
    }

    [Theory]
    [InlineData("""{"album":{"total":"3","doc":[{"doc_id":"5","added":"1","error":"0"},{"doc_id":"6","added":"0","error":"1"}]}}""")]
    [InlineData("""{"album":{"total":3,"docs":[{"doc_id":5,"added":1},{"doc_id":6,"added":0,"error":1}]}}""")]
    [InlineData("""{"album":{"total":3,"docs":[{"doc_id":5,"added":1},{"doc_id":6,"error":1}],"doc":[{"doc_id":"5","added":"1"}]}}""")]
    public async Task The_outcome_of_each_document_is_read(string answer)
    {
        await using var server = new AlbumServer(_ => answer);
        var content = await server.Service.AddDocumentsAsync("1", ["5", "6"], Stop);
        Assert.Equal(3, content.Total);
        Assert.Equal(
            [("5", true, 0), ("6", false, 1)],
            content.Documents.Select(document => (document.Id, document.IsChanged, document.ErrorCode)));
    }

    [Fact]
    public async Task One_outcome_can_be_a_bare_element()
    {
        await using var server = new AlbumServer(_ => """{"album":{"total":"0","removed":"1","doc":{"doc_id":"5","removed":"1"}}}""");
        var content = await server.Service.RemoveDocumentsAsync("1", ["5"], Stop);
        Assert.Equal((0, true), (content.Total, Assert.Single(content.Documents).IsChanged));
    }

    [Fact]
    public async Task A_document_because_of_which_a_whole_call_is_refused_is_found()
    {
        var calls = 0;
        await using var server = new AlbumServer(_ => ++calls is 1 or 3
            ? AlbumServer.Error(2)
            : """{"album":{"doc":{"doc_id":"5","added":"1"}}}""");
        var content = await server.Service.AddDocumentsAsync("1", ["5", "6"], Stop);
        Assert.Equal([("5", 0), ("6", 2)], content.Documents.Select(document => (document.Id, document.ErrorCode)));
        Assert.Equal(
            ["album.docs.add album_id=1 doc_id=5,6", "album.docs.add album_id=1 doc_id=5", "album.docs.add album_id=1 doc_id=6"],
            server.Calls);
    }

    [Fact]
    public async Task Another_error_of_a_call_is_that_of_all_documents()
    {
        await using var server = new AlbumServer(_ => AlbumServer.Error(1));
        var failure = await Assert.ThrowsAsync<IpernityApiException>(() => server.Service.AddDocumentsAsync("1", ["5", "6"], Stop));
        Assert.Equal(1, failure.Code);
    }
}
