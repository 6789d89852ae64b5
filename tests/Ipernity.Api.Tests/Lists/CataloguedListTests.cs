using Ipernity.Api.Lists;
using Ipernity.Api.Methods;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>All paged methods of the catalogue, with the path of their items, for every way of telling the length.</summary>
public sealed class CataloguedListTests
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["album.docs.getList"] = "album.docs.doc",
        ["album.getFaves"] = "faves.fave",
        ["album.getList"] = "albums.album",
        ["album.getVisitors"] = "visits.visit",
        ["doc.comments.getList"] = "comments.comment",
        ["doc.getFaves"] = "faves.fave",
        ["doc.getList"] = "docs.doc",
        ["doc.getVisitors"] = "visits.visit",
        ["doc.search"] = "docs.doc",
        ["explore.docs.getPopular"] = "docs.doc",
        ["explore.docs.homepage"] = "docs.doc",
        ["faves.albums.getList"] = "albums.album",
        ["faves.docs.getList"] = "docs.doc",
        ["folder.albums.getList"] = "folder.albums.album",
        ["folder.getList"] = "folders.folder",
        ["group.docs.getList"] = "group.docs.doc",
        ["group.getList"] = "groups.group",
        ["group.search"] = "groups.group",
        ["network.getList"] = "network.user",
        ["post.getFaves"] = "faves.fave",
        ["post.getVisitors"] = "visits.visit",
        ["post.search"] = "posts.post",
        ["tags.docs.getList"] = "docs.doc",
    };

    public static TheoryData<string, bool, bool, bool> Methods
    {
        get
        {
            var data = new TheoryData<string, bool, bool, bool>();
            foreach (var method in Paths.Keys)
            {
                data.Add(method, true, true, true);
                data.Add(method, true, false, false);
                data.Add(method, false, true, true);
                data.Add(method, false, false, false);
            }

            return data;
        }
    }

    public static TheoryData<string> Names => [.. Paths.Keys];

    [Fact]
    public void The_catalogue_has_these_paged_methods() =>
        Assert.Equal(
            Paths.Keys.Order(StringComparer.Ordinal),
            MethodCatalogue.All.Where(method => method.IsPaged).Select(method => method.Name)
        );

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_list_is_read_completely_with_or_without_its_length(string method, bool total, bool pages, bool texts)
    {
        await using var server = new PagedServer(24)
        {
            Path = Paths[method].Split('.'),
            TellsTotal = total,
            TellsPages = pages,
            NumbersAreTexts = texts,
        };
        Assert.Equal(ListReading.Numbers(1, 24), await ListReading.ReadAsync(server, perPage: 5, method: method));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pages_are_as_large_as_the_method_allows(string method)
    {
        await using var server = new PagedServer(3) { Path = Paths[method].Split('.') };
        await ListReading.ReadAsync(server, method: method);
        Assert.Equal((1, MethodCatalogue.Find(method)!.MaximumPageSize ?? 100), Assert.Single(server.Asked));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Items_have_the_name_that_the_service_uses(string method)
    {
        await using var server = new PagedServer(1) { Path = Paths[method].Split('.') };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(method: method));
        Assert.Equal(Paths[method].Split('.')[^1], (await reader.ReadNextAsync(TestContext.Current.CancellationToken))?.ItemName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_without_the_list_is_an_error(string method)
    {
        await using var server = new PagedServer { Instead = (_, _) => """{"api":{"status":"ok"}}""" };
        using var client = server.CreateClient();
        using var reader = new ListReader(client, ListReading.Call(method: method));
        var failure = await Assert.ThrowsAsync<IpernityTransportException>(() =>
            reader.ReadNextAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal((TransportFailure.InvalidAnswer, method), (failure.Failure, failure.Method));
        Assert.Single(server.Asked);
    }
}
