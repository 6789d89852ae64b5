using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Hosting;

public sealed class SandboxOptionTests
{
    public static TheoryData<SandboxOptions> Senseless =>
    [
        new SandboxOptions { Port = -1 },
        new SandboxOptions { Port = 65_536 },
        new SandboxOptions { ApiKey = "" },
        new SandboxOptions { ApiSecret = " " },
        new SandboxOptions { SignatureOrder = (SigningOrder)7 },
        new SandboxOptions { FrobLifetime = TimeSpan.Zero },
        new SandboxOptions { FrobLifetime = TimeSpan.MaxValue },
        new SandboxOptions { Documents = -1 },
        new SandboxOptions { Documents = SandboxOptions.MaximumDocuments + 1 },
        new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(-1) },
        new SandboxOptions { TicketDuration = TimeSpan.MaxValue },
        new SandboxOptions { UploadQuota = -1 },
        new SandboxOptions { MaximumFileSize = 0 },
        new SandboxOptions { SignedInUser = "nobody" },
        new SandboxOptions { Faults = null! },
        new SandboxOptions { Faults = [new Fault(FaultKind.Hang) { Count = -1 }] },
        new SandboxOptions { Callback = new Uri("back", UriKind.Relative) },
        new SandboxOptions { Callback = new Uri("ftp://127.0.0.1/back") },
        new SandboxOptions { Callback = new Uri("http://127.0.0.1/back#part") },
    ];

    [Theory]
    [MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public async Task Invalid_options_are_rejected(SandboxOptions options) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Started.SandboxAsync(options));

    [Fact]
    public async Task By_default_a_free_port_is_used()
    {
        await using var one = await Started.SandboxAsync();
        await using var other = await Started.SandboxAsync();

        Assert.NotEqual(one.Address, other.Address);
        Assert.Matches("^[0-9a-f]{32}$", one.Options.ApiKey);
        Assert.Matches("^[0-9a-f]{16}$", one.Options.ApiSecret);
    }

    [Fact]
    public async Task A_port_in_use_is_rejected()
    {
        await using var server = await Started.SandboxAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => Started.SandboxAsync(new SandboxOptions { Port = server.Address.Port }));
    }

    [Fact]
    public async Task A_disposed_sandbox_no_longer_listens()
    {
        var server = await Started.SandboxAsync();
        using var client = new Client(server);
        await client.CallAsync("test.hello");

        await server.DisposeAsync();
        await server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync("test.hello"));
    }

    [Fact]
    public async Task The_signed_in_member_can_be_chosen()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { SignedInUser = "noor", AutoApprove = true });
        using var client = new Client(server);

        var auth = (await client.CallAsync("auth.getToken", ("frob", await client.FrobAsync())))["auth"]!;

        Assert.Equal("130002", auth["user"]!.Text("user_id"));
    }
}
