using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods.Authentication;

/// <summary>Several applications in one sandbox.</summary>
public sealed class ApplicationTests : IAsyncLifetime
{
    private static readonly SandboxApplication Other = new("other", "0123", "Photo frame")
    {
        Callback = new Uri("http://127.0.0.1:8000/back"),
    };

    private SandboxServer _server = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { Applications = [Other] });
        _client = new Client(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_application_signs_with_its_own_secret()
    {
        Assert.Equal(0, await CodeAsync("test.hello", Other.Secret, ("api_key", Other.Key)));
        Assert.Equal(105, await CodeAsync("test.hello", _server.Options.ApiSecret, ("api_key", Other.Key)));
        Assert.Equal(0, await _client.CodeAsync("test.hello"));
    }

    [Fact]
    public async Task A_token_is_valid_only_for_its_application()
    {
        var token = _server.IssueToken("ada", "doc=read");

        Assert.Equal(107, await CodeAsync("auth.checkToken", Other.Secret, ("api_key", Other.Key), ("auth_token", token)));
    }

    [Fact]
    public async Task A_frob_can_be_redeemed_only_by_its_application()
    {
        var frob = await _client.FrobAsync();
        _server.Authorize(frob);

        Assert.Equal(2, await CodeAsync("auth.getToken", Other.Secret, ("api_key", Other.Key), ("frob", frob)));
        Assert.Equal(0, await _client.CodeAsync("auth.getToken", ("frob", frob)));
    }

    [Fact]
    public async Task The_page_names_the_application_that_asks()
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["api_key"] = Other.Key, ["perm_doc"] = "read" };
        var signature = Signer.Sign("", fields, Other.Secret, Ipernity.Sandbox.Protocol.Signatures.SigningOrder.ParametersFirst);

        var page = await _client.TextAsync($"apps/authorize?api_key={Other.Key}&perm_doc=read&api_sig={signature}");

        Assert.Contains("Allow <em>Photo frame</em> to use your account?", page, StringComparison.Ordinal);
    }

    private async Task<int> CodeAsync(string method, string secret, params (string Name, string Value)[] parameters)
    {
        var fields = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        fields["api_sig"] = Signer.Sign(method, fields, secret, Ipernity.Sandbox.Protocol.Signatures.SigningOrder.ParametersFirst);
        return Client.Code(await _client.PostAsync(method, fields));
    }
}
