using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Users;

public sealed class UserTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task user_get_returns_the_caller_unless_a_user_is_named()
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal("ada", (await client.CallAsync("user.get"))["user"]!.Text("username"));
        Assert.Equal("noor", (await client.CallAsync("user.get", ("user_id", "130002")))["user"]!.Text("username"));
        Assert.Equal("130001", (await client.CallAsync("user.get", ("user_id", "ada")))["user"]!.Text("user_id"));
        Assert.Equal(1, await client.CodeAsync("user.get", ("user_id", "nobody")));
    }

    [Fact]
    public async Task user_get_returns_the_relation_to_the_caller()
    {
        using var client = Client.SignedIn(Server);

        var relation = (await client.CallAsync("user.get", ("user_id", "noor")))["user"]!["relation"]!;

        Assert.Equal(
            ("1", "1", "0", "1"),
            (relation.Text("isfriend"), relation.Text("iscontact"), relation.Text("isfamily"), relation.Text("revfriend")));
    }

    [Fact]
    public async Task The_demo_members_are_returned_with_their_data()
    {
        Assert.Equal(
            ("130001", "ada", "Ada Demo"), (Server.Members.Demo.UserId, Server.Members.Demo.UserName, Server.Members.Demo.RealName));
        using var guest = Client.AsGuest(Server);
        Assert.Equal(Server.Members.Guest.RealName, (await guest.CallAsync("user.get"))["user"]!.Text("realname"));
    }
}
