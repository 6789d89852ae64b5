using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Tests;

public sealed class TestMethodTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task test_hello_is_answered()
    {
        using var client = new Client(Server);

        Assert.Equal("hello world!", (await client.CallAsync("test.hello")).Text("hello"));
    }
}
