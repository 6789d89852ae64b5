using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Community;

public sealed class VisibilityTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private const int Private = 0, Family = 1, Friends = 2, FamilyAndFriends = 3, Public = 4;

    private SandboxServer Server => sandbox.Server;

    [Theory]
    [InlineData(Private)]
    [InlineData(Family)]
    [InlineData(Friends)]
    [InlineData(FamilyAndFriends)]
    [InlineData(Public)]
    public async Task Owners_see_all_their_documents(int share)
    {
        using var client = Client.SignedIn(Server);
        var documents = await DocumentsAsync(share);

        Assert.NotEmpty(documents);
        foreach (var id in documents)
            await client.CallAsync("doc.get", ("doc_id", id));
    }

    [Theory]
    [InlineData(Private, 1)]
    [InlineData(Family, 1)]
    [InlineData(Friends, 1)]
    [InlineData(FamilyAndFriends, 1)]
    [InlineData(Public, 0)]
    public async Task Without_a_token_only_public_documents_are_visible(int share, int code)
    {
        using var nobody = new Client(Server);

        foreach (var id in await DocumentsAsync(share))
            Assert.Equal(code, await nobody.CodeAsync("doc.get", ("doc_id", id)));
    }

    [Theory]
    [InlineData(Private, 1)]
    [InlineData(Family, 1)]
    [InlineData(Friends, 0)]
    [InlineData(FamilyAndFriends, 0)]
    [InlineData(Public, 0)]
    public async Task Friends_see_documents_that_are_shared_with_friends(int share, int code)
    {
        using var guest = Client.AsGuest(Server);

        foreach (var id in await DocumentsAsync(share))
            Assert.Equal(code, await guest.CodeAsync("doc.get", ("doc_id", id)));
    }

    [Fact]
    public async Task A_list_has_the_documents_that_the_caller_can_see()
    {
        using var owner = Client.SignedIn(Server);
        using var guest = Client.AsGuest(Server);
        using var nobody = new Client(Server);
        var counts = new Dictionary<int, int>();
        for (var share = Private; share <= Public; share++)
            counts[share] = await TotalAsync(owner, ("share", share));

        Assert.Equal(300, counts.Values.Sum());
        Assert.Equal(300, await TotalAsync(owner));
        Assert.Equal(counts[Friends] + counts[FamilyAndFriends] + counts[Public], await TotalAsync(guest, ("user_id", "130001")));
        Assert.Equal(counts[Public], await TotalAsync(nobody, ("user_id", "ada")));
        Assert.True(counts[Public] > 200);
    }

    [Fact]
    public async Task A_token_without_the_permission_to_read_shows_public_documents_only()
    {
        using var nobody = new Client(Server);
        using var blogger = Client.SignedIn(Server, "blog=delete");

        Assert.Equal(await TotalAsync(nobody, ("user_id", "ada")), await TotalAsync(blogger));
    }

    [Fact]
    public async Task A_search_finds_the_documents_that_the_caller_can_see()
    {
        using var owner = Client.SignedIn(Server);
        using var nobody = new Client(Server);

        var found = (await owner.CallAsync("doc.search", ("user_id", "ada")))["docs"]!.Number("total");
        var foundByNobody = (await nobody.CallAsync("doc.search", ("user_id", "ada")))["docs"]!.Number("total");

        Assert.Equal(300, found);
        Assert.Equal(await TotalAsync(nobody, ("user_id", "ada")), foundByNobody);
    }

    [Fact]
    public async Task The_page_of_a_document_that_is_not_public_is_not_found()
    {
        using var client = new Client(Server);
        var id = (await DocumentsAsync(Private))[0];

        using var answer = await client.Http.GetAsync(new Uri($"doc/ada/{id}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IReadOnlyList<string>> DocumentsAsync(int share)
    {
        using var owner = Client.SignedIn(Server);
        return (await owner.CallAsync("doc.getList", ("per_page", 100), ("share", share)))["docs"]!.Texts("doc", "doc_id");
    }

    private static async Task<int> TotalAsync(Client client, params (string, object)[] parameters) =>
        (await client.CallAsync("doc.getList", parameters))["docs"]!.Number("total");
}
