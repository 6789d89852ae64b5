using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Calls a sandbox over HTTP like an application.</summary>
internal sealed class Client : IDisposable
{
    public const string Everything = "doc=delete";

    private readonly HttpClient _http;

    public Client(SandboxServer server, string? token = null)
    {
        Server = server;
        Token = token;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    public SandboxServer Server { get; }

    public string? Token { get; }

    public HttpClient Http => _http;

    public static Client SignedIn(SandboxServer server, params string[] permissions) =>
        new(server, server.IssueToken(server.Members.Demo.UserId, permissions.Length == 0 ? [Everything] : permissions));

    public static Client AsGuest(SandboxServer server, params string[] permissions) =>
        new(server, server.IssueToken(server.Members.Guest.UserId, permissions.Length == 0 ? [Everything] : permissions));

    /// <summary>Sends a signed POST, with the token if there is one. Fails on any error.</summary>
    public async Task<JsonObject> CallAsync(string method, params (string Name, object Value)[] parameters)
    {
        var answer = await TryAsync(method, parameters);
        Assert.True(answer["api"]!.Text("status") == "ok", answer.ToJsonString());
        return answer;
    }

    /// <summary>The error code of a signed POST; 0 if it succeeded.</summary>
    public async Task<int> CodeAsync(string method, params (string Name, object Value)[] parameters) =>
        Code(await TryAsync(method, parameters));

    public async Task<string> MessageAsync(string method, params (string Name, object Value)[] parameters) =>
        (await TryAsync(method, parameters))["api"]!.Text("message");

    public async Task<JsonObject> TryAsync(string method, params (string Name, object Value)[] parameters) =>
        await PostAsync(method, Signed(method, parameters));

    /// <summary>All fields of a signed call.</summary>
    public Dictionary<string, string> Signed(string method, params (string Name, object Value)[] parameters)
    {
        var all = parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => Convert.ToString(parameter.Value, System.Globalization.CultureInfo.InvariantCulture)!);
        all.TryAdd("api_key", Server.Options.ApiKey);
        if (Token is not null)
            all.TryAdd("auth_token", Token);
        all["api_sig"] = Signer.Sign(method, all, Server.Options.ApiSecret, Server.Options.SignatureOrder);
        return all;
    }

    public async Task<JsonObject> PostAsync(string method, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await ReadAsync(
            await _http.PostAsync(new Uri($"api/{method}", UriKind.Relative), content, TestContext.Current.CancellationToken));
    }

    public async Task<JsonObject> GetAsync(string method, IEnumerable<KeyValuePair<string, string>> fields) =>
        await ReadAsync(
            await _http.GetAsync(new Uri($"api/{method}?{Query(fields)}", UriKind.Relative), TestContext.Current.CancellationToken));

    public async Task<string> TextAsync(string pathAndQuery) =>
        await _http.GetStringAsync(new Uri(pathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken);

    public static string Query(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    public static int Code(JsonObject answer) =>
        answer["api"]!.Text("status") == "ok"
            ? 0
            : int.Parse(answer["api"]!.Text("code"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An authorization link, with a frob unless the application is a web application.</summary>
    public Uri Link(string? frob, params (string Name, string Value)[] parameters)
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all.TryAdd("api_key", Server.Options.ApiKey);
        if (frob is not null)
            all.TryAdd("frob", frob);
        all.TryAdd("api_sig", Signer.Sign("", all, Server.Options.ApiSecret, Server.Options.SignatureOrder));
        return new Uri(Server.Address, $"apps/authorize?{Query(all)}");
    }

    public async Task<string> FrobAsync() => (await CallAsync("auth.getFrob"))["auth"]!.Text("frob");

    public void Dispose() => _http.Dispose();

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return JsonSerializer.Deserialize<JsonObject>(text)!;
        }
    }
}
