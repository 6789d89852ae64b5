using Ipernity.Api.Albums;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Albums;

public sealed class AlbumDirectoryTests
{
    private const string Created = """{"album":{"album_id":"50","title":"Paris"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", "1")]
    [InlineData("Paris", "1")]
    [InlineData("PARIS", "1")]
    [InlineData(" paris ", "1")]
    [InlineData("7", "2")]
    [InlineData("Mo\u0308we", "3")]
    [InlineData("Par", null)]
    [InlineData("Par*", null)]
    public async Task An_album_is_found_by_its_identifier_or_its_whole_title_in_any_case(string name, string? id)
    {
        await using var server = new AlbumServer(_ => AlbumServer.List(
            AlbumServer.Entry("1", "Paris"), AlbumServer.Entry("2", "7"), AlbumServer.Entry("3", "M\u00f6we")));
        Assert.Equal(id, (await new AlbumDirectory(server.Service).FindAsync(name, Stop))?.Id);
    }

    [Fact]
    public async Task An_identifier_comes_before_a_title()
    {
        await using var server = new AlbumServer(_ => AlbumServer.List(AlbumServer.Entry("1", "2"), AlbumServer.Entry("2", "1")));
        Assert.Equal("1", (await new AlbumDirectory(server.Service).FindAsync("1", Stop))?.Id);
    }

    [Fact]
    public async Task The_list_is_loaded_once()
    {
        await using var server = new AlbumServer(_ => AlbumServer.List(AlbumServer.Entry("1", "Paris")));
        var directory = new AlbumDirectory(server.Service);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => directory.FindAsync("Paris", Stop)));
        await directory.FindAsync("Rome", Stop);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task A_list_that_could_not_be_loaded_is_loaded_again()
    {
        var calls = 0;
        await using var server = new AlbumServer(
            _ => ++calls == 1 ? AlbumServer.Error(500) : AlbumServer.List(AlbumServer.Entry("1", "Paris")));
        var directory = new AlbumDirectory(server.Service);
        await Assert.ThrowsAsync<IpernityApiException>(() => directory.FindAsync("Paris", Stop));
        Assert.NotNull(await directory.FindAsync("Paris", Stop));
    }

    [Fact]
    public async Task Several_albums_with_the_title_are_an_error_that_lists_them()
    {
        await using var server = new AlbumServer(_ => AlbumServer.List(AlbumServer.Entry("1", "Paris"), AlbumServer.Entry("2", "PARIS")));
        var failure = await Assert.ThrowsAsync<AmbiguousAlbumException>(
            () => new AlbumDirectory(server.Service).GetOrCreateAsync("paris", Stop));
        Assert.Equal("AlbumAmbiguous", failure.ErrorId);
        Assert.Equal("2 of your albums have the title 'paris': 1 'Paris', 2 'PARIS'.", failure.Message);
    }

    [Fact]
    public async Task An_album_that_does_not_exist_is_created_once_for_many_who_ask_at_the_same_time()
    {
        await using var server = new AlbumServer(method => method == "album.create" ? Created : AlbumServer.List());
        var directory = new AlbumDirectory(server.Service);
        string[] names = ["Paris", "paris", " PARIS "];
        var albums = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => directory.GetOrCreateAsync(names[i % 3], Stop)));
        Assert.All(albums, album => Assert.Equal("50", album.Id));
        Assert.Single(server.Calls, call => call.StartsWith("album.create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_that_could_not_be_created_is_created_for_the_next_who_asks()
    {
        var creations = 0;
        await using var server = new AlbumServer(
            method => method != "album.create" ? AlbumServer.List() : ++creations == 1 ? AlbumServer.Error(4) : Created);
        var directory = new AlbumDirectory(server.Service);
        await Assert.ThrowsAsync<IpernityApiException>(() => directory.GetOrCreateAsync("Paris", Stop));
        Assert.Equal("50", (await directory.GetOrCreateAsync("Paris", Stop)).Id);
    }

    [Fact]
    public async Task An_album_whose_answer_was_lost_is_looked_for_and_not_created_again()
    {
        var isCreated = false;
        await using var server = new AlbumServer(method =>
        {
            if (method != "album.create")
                return isCreated ? AlbumServer.List(AlbumServer.Entry("50", "Paris")) : AlbumServer.List();
            isCreated = true;
            return null;
        });
        Assert.Equal("50", (await new AlbumDirectory(server.Service).GetOrCreateAsync("Paris", Stop)).Id);
        Assert.Single(server.Calls, call => call.StartsWith("album.create", StringComparison.Ordinal));
    }
}
