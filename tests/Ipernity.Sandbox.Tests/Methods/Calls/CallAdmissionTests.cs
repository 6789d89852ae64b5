using Ipernity.Sandbox.Protocol.Signatures;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Calls;

public sealed class CallAdmissionTests(SharedSandbox sandbox) : IClassFixture<SharedSandbox>
{
    private SandboxServer Server => sandbox.Server;

    [Fact]
    public async Task An_unknown_format_is_error_102()
    {
        using var client = new Client(Server);

        Assert.Contains("\"code\":\"102\"", await client.TextAsync("api/test.hello/yaml?api_key=x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doc.fly")]
    [InlineData("Test.hello")]
    [InlineData("doc.albums.add")]
    public async Task An_unknown_method_is_error_103(string method)
    {
        using var client = new Client(Server);

        Assert.Equal(103, await client.CodeAsync(method));
    }

    [Fact]
    public async Task Calling_a_write_method_by_GET_is_error_120()
    {
        using var client = Client.SignedIn(Server);

        var answer = await client.GetAsync("doc.set", client.Signed("doc.set", ("doc_id", "1")));

        Assert.Equal(120, Client.Code(answer));
    }

    [Fact]
    public async Task A_missing_key_is_error_100()
    {
        using var client = new Client(Server);

        Assert.Equal(100, Client.Code(await client.GetAsync("test.hello", [])));
    }

    [Fact]
    public async Task A_wrong_key_is_error_101()
    {
        using var client = new Client(Server);

        Assert.Equal(101, await client.CodeAsync("test.hello", ("api_key", "0000")));
    }

    [Fact]
    public async Task A_missing_signature_is_error_104()
    {
        using var client = new Client(Server);

        Assert.Equal(104, Client.Code(await client.PostAsync("auth.getFrob", Key())));
    }

    [Fact]
    public async Task A_wrong_signature_is_error_105_even_if_none_is_required()
    {
        using var client = new Client(Server);

        Assert.Equal(105, Client.Code(await client.PostAsync("test.hello", [.. Key(), new("api_sig", new string('0', 32))])));
    }

    [Fact]
    public async Task Error_105_does_not_reveal_the_right_signature()
    {
        using var client = new Client(Server);
        var call = client.Signed("test.echo", ("echo", "a"));
        var right = call["api_sig"];
        call["echo"] = "b";

        var answer = await client.PostAsync("test.echo", call);

        Assert.DoesNotContain(right, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Signer.Sign("test.echo", call, Server.Options.ApiSecret, SigningOrder.ParametersFirst),
            answer.ToJsonString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Options.ApiSecret, answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeating_a_parameter_in_a_signed_call_is_error_105()
    {
        using var client = new Client(Server);
        var call = client.Signed("test.echo", ("echo", "a"));

        Assert.Equal(105, Client.Code(await client.PostAsync("test.echo", [.. call, new("echo", "a")])));
    }

    [Fact]
    public async Task In_an_unsigned_call_the_last_of_repeated_parameters_counts()
    {
        using var client = new Client(Server);

        var answer = await client.PostAsync("test.echo", [.. Key(), new("echo", "a"), new("echo", "b")]);

        Assert.Equal("b", answer.Text("echo"));
    }

    [Fact]
    public async Task A_call_with_a_token_must_be_signed()
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal(104, Client.Code(await client.PostAsync("doc.getList", [.. Key(), new("auth_token", client.Token!)])));
    }

    [Fact]
    public async Task A_missing_token_is_error_106()
    {
        using var client = new Client(Server);

        Assert.Equal(106, await client.CodeAsync("account.getQuota"));
    }

    [Theory]
    [InlineData("account.getQuota")]
    [InlineData("test.hello")]
    public async Task An_invalid_token_is_error_107_even_if_none_is_required(string method)
    {
        using var client = new Client(Server, "123456789-0123456789abcdef");

        Assert.Equal(107, await client.CodeAsync(method));
    }

    [Fact]
    public async Task A_closed_account_is_error_108()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        server.CloseAccount("ada");

        Assert.Equal(108, await client.CodeAsync("account.getQuota"));
    }

    [Theory]
    [InlineData("doc.set", "doc=read", 110)]
    [InlineData("doc.set", "blog=delete", 110)]
    [InlineData("album.delete", "doc=write", 110)]
    [InlineData("doc.get", "blog=read", 110)]
    [InlineData("doc.set", "doc=write", 1)]
    [InlineData("doc.set", "doc=delete", 1)]
    [InlineData("album.delete", "doc=delete", 1)]
    [InlineData("doc.get", "doc=delete", 1)]
    public async Task A_missing_permission_is_error_110_and_higher_levels_include_lower_ones(string method, string granted, int code)
    {
        using var client = Client.SignedIn(Server, granted);

        Assert.Equal(code, await client.CodeAsync(method));
    }

    [Fact]
    public async Task Error_110_names_the_permission()
    {
        using var client = Client.SignedIn(Server, "doc=read");

        Assert.Contains("perm_doc=write", await client.MessageAsync("doc.set", ("doc_id", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_parameter_is_error_1_and_is_named()
    {
        using var client = Client.SignedIn(Server);

        Assert.Equal(1, await client.CodeAsync("album.docs.add", ("album_id", "1")));
        Assert.Contains("doc_id", await client.MessageAsync("album.docs.add", ("album_id", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_parameters_are_accepted_if_they_are_signed()
    {
        using var client = new Client(Server);

        await client.CallAsync("test.hello", ("public", "0"), ("Ünknown", "ja"));
    }

    [Fact]
    public async Task The_checks_run_in_the_documented_order()
    {
        using var client = new Client(Server, "bad token");
        Dictionary<string, string> call = [];

        Assert.Equal(120, Client.Code(await client.GetAsync("doc.set", call)));
        Assert.Equal(100, Client.Code(await client.PostAsync("doc.set", call)));
        call["api_key"] = "bad key";
        Assert.Equal(101, Client.Code(await client.PostAsync("doc.set", call)));
        call["api_key"] = Server.Options.ApiKey;
        Assert.Equal(104, Client.Code(await client.PostAsync("doc.set", call)));
        call["api_sig"] = "bad signature";
        Assert.Equal(105, Client.Code(await client.PostAsync("doc.set", call)));
        Assert.Equal(107, await client.CodeAsync("doc.set"));
        using var reader = Client.SignedIn(Server, "doc=read");
        Assert.Equal(110, await reader.CodeAsync("doc.set"));
        using var writer = Client.SignedIn(Server, "doc=write");
        Assert.Equal(1, await writer.CodeAsync("doc.set"));
        Assert.Equal(1, await writer.CodeAsync("doc.set", ("doc_id", "1")));
    }

    private List<KeyValuePair<string, string>> Key() => [new("api_key", Server.Options.ApiKey)];
}
