using Ipernity.Api.Methods;

namespace Ipernity.Api.Tests.Methods;

public sealed class ListTests
{
    public static TheoryData<string, string?> Paged => new()
    {
        { "album.docs.getList", "album.docs.doc" },
        { "album.getFaves", "faves.fave" },
        { "album.getList", "albums.album" },
        { "album.getVisitors", "visits.visit" },
        { "doc.comments.getList", "comments.comment" },
        { "doc.getFaves", "faves.fave" },
        { "doc.getList", "docs.doc" },
        { "doc.getVisitors", "visits.visit" },
        { "doc.search", "docs.doc" },
        { "explore.docs.getPopular", "docs.doc" },
        { "explore.docs.homepage", "docs.doc" },
        { "faves.albums.getList", "albums.album" },
        { "faves.docs.getList", "docs.doc" },
        { "folder.albums.getList", "folder.albums.album" },
        { "folder.getList", "folders.folder" },
        { "group.docs.getList", "group.docs.doc" },
        { "group.getList", "groups.group" },
        { "group.search", "groups.group" },
        { "network.getList", "network.user" },
        { "post.getFaves", "faves.fave" },
        { "post.getVisitors", "visits.visit" },
        { "post.search", null },
        { "tags.docs.getList", "docs.doc" },
    };

    [Theory]
    [MemberData(nameof(Paged))]
    public void A_paged_method_has_the_path_of_its_items(string name, string? path) =>
        Assert.Equal(path, MethodCatalogue.Find(name)!.List?.ToString());

    [Fact]
    public void These_methods_and_no_others_are_paged() => Assert.Equal(
        Paged.Select(row => row.Data.Item1),
        MethodCatalogue.All.Where(method => method.IsPaged).Select(method => method.Name));

    [Theory]
    [InlineData("doc.tags.getList", "tags.tag")]
    [InlineData("explore.docs.getRecent", "docs.doc")]
    [InlineData("doc.checkMD5", "docs.doc")]
    [InlineData("api.methods.getList", "methods.method")]
    public void A_list_without_pages_is_a_list_too(string name, string path) =>
        Assert.Equal(path, MethodCatalogue.Find(name)!.List!.ToString());

    [Theory]
    [InlineData("test.hello")]
    [InlineData("doc.get")]
    [InlineData("album.docs.getContext")]
    [InlineData("doc.getContainers")]
    [InlineData("doc.getMedias")]
    [InlineData("album.delete")]
    public void What_repeats_beside_other_elements_or_deep_in_one_is_no_list(string name) =>
        Assert.Null(MethodCatalogue.Find(name)!.List);

    [Fact]
    public void The_path_of_the_items_ends_with_their_name()
    {
        var list = MethodCatalogue.Find("album.docs.getList")!.List!;
        Assert.Equal(["album", "docs"], list.Container);
        Assert.Equal("doc", list.Item);
    }
}
