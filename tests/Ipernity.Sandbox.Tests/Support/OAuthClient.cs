using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>An application that only speaks OAuth, with a signature of its own.</summary>
internal sealed class OAuthClient(SandboxServer server, string host = "") : IDisposable
{
    private static int _nonce;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string Token { get; set; } = "";

    public string TokenSecret { get; set; } = "";

    /// <summary>Changes the parameters of OAuth before they are signed.</summary>
    public Action<Dictionary<string, string>> Change { get; set; } = _ => { };

    public string Realm { get; init; } = "realm=\"ipernity\"";

    public string Authority => host.Length > 0 ? host : server.Address.Authority;

    /// <summary>All parameters of a signed request.</summary>
    public Dictionary<string, string> Sign(string httpMethod, string path, params (string Name, string Value)[] parameters)
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all.TryAdd("oauth_consumer_key", server.Options.ApiKey);
        all.TryAdd("oauth_nonce", Interlocked.Increment(ref _nonce).ToString(CultureInfo.InvariantCulture));
        all.TryAdd("oauth_signature_method", "HMAC-SHA1");
        all.TryAdd("oauth_timestamp", server.Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (Token.Length > 0)
            all.TryAdd("oauth_token", Token);
        Change(all);
        var joined = string.Join('&', all.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
            .Order(StringComparer.Ordinal));
        var text = $"{httpMethod}&{Uri.EscapeDataString($"http://{Authority}{path}")}&{Uri.EscapeDataString(joined)}";
        var key = $"{Uri.EscapeDataString(server.Options.ApiSecret)}&{Uri.EscapeDataString(TokenSecret)}";
#pragma warning disable CA5350 // The protocol demands it.
        var hash = HMACSHA1.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
        all["oauth_signature"] = all["oauth_signature_method"] == "PLAINTEXT" ? key : Convert.ToBase64String(hash);
        return all;
    }

    public async Task<(int Status, string Text)> GetAsync(string path, params (string Name, string Value)[] parameters) =>
        await SendAsync(HttpMethod.Get, $"{path}?{Client.Query(Sign("GET", path, parameters))}");

    public async Task<JsonObject> PostAsync(string method, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(Sign("POST", $"/api/{method}/json", parameters));
        return (JsonObject)JsonNode.Parse((await SendAsync(HttpMethod.Post, $"/api/{method}/json", form)).Text)!;
    }

    /// <summary>The same with the parameters of OAuth in a header.</summary>
    public async Task<JsonObject> PostWithHeaderAsync(string method, params (string Name, string Value)[] parameters)
    {
        var all = Sign("POST", $"/api/{method}/json", parameters);
        var header = string.Join(", ", all.Where(pair => pair.Key.StartsWith("oauth_", StringComparison.Ordinal))
            .Select(pair => $"{pair.Key}=\"{Uri.EscapeDataString(pair.Value)}\"").Prepend(Realm));
        using var form = new FormUrlEncodedContent(all.Where(pair => !pair.Key.StartsWith("oauth_", StringComparison.Ordinal)));
        return (JsonObject)JsonNode.Parse(
            (await SendAsync(HttpMethod.Post, $"/api/{method}/json", form, new AuthenticationHeaderValue("OAuth", header))).Text)!;
    }

    /// <summary>Signs in as the person does on the page.</summary>
    public async Task SignInAsync(string permission = "delete")
    {
        Token = TokenSecret = "";
        Read(await GetAsync("/apps/oauth/request"));
        var page = (await SendAsync(HttpMethod.Get, $"/apps/oauth/authorize?oauth_token={Token}&perm_doc={permission}")).Text;
        if (PostedForm.Find(page) is { } form)
        {
            using var answer = form.With();
            await SendAsync(HttpMethod.Post, "/apps/oauth/authorize", answer);
        }
        Read(await GetAsync("/apps/oauth/access"));
    }

    public void Read((int Status, string Text) answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        var form = System.Web.HttpUtility.ParseQueryString(answer.Text);
        (Token, TokenSecret) = (form["oauth_token"]!, form["oauth_token_secret"]!);
    }

    public async Task<(int Status, string Text)> SendAsync(
        HttpMethod method, string target, HttpContent? content = null, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.Address, target)) { Content = content };
        request.Headers.Host = Authority;
        request.Headers.Authorization = authorization;
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.Location?.OriginalString ?? text);
    }

    public void Dispose() => _http.Dispose();
}
