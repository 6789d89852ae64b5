using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Accounts;

public sealed class AccountTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task The_parts_of_a_quota_add_up()
    {
        using var client = Client.SignedIn(Server);

        var quota = (await client.CallAsync("account.getQuota"))["quota"]!;

        Assert.Equal("130001", quota.Text("user_id"));
        var upload = quota["upload"]!;
        Assert.Equal(long.Parse(upload["max"]!.Text("bytes"), System.Globalization.CultureInfo.InvariantCulture),
            upload["used"]!.Number("bytes") + long.Parse(upload["left"]!.Text("bytes"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(quota["maxfilesize"]!["photo"]!.Number("mb") > 0);
        Assert.Equal(12, quota["albums"]!.Number("created"));
        Assert.Equal(quota["albums"]!.Number("max"), quota["albums"]!.Number("created") + quota["albums"]!.Number("left"));
    }
}
