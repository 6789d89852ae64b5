using System.Web;
using Ipernity.Api.Albums;
using Ipernity.Api.Tests.Uploads;

namespace Ipernity.Api.Tests.Albums;

/// <summary>A server that answers calls about albums with what a test says, and tells what was sent.</summary>
internal sealed class AlbumServer : IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly Ipernity.Auth.Http.IpernityClient _client;

    /// <param name="answer">The answer to a method without its status; null closes the connection.</param>
    public AlbumServer(Func<string, string?> answer)
    {
        _server = UploadSetup.Serving(method => answer(method) is { } members ? Complete(members) : null);
        _client = ClientSetup.ClientOf(_server);
        Service = new AlbumService(_client, ClientSetup.Options);
    }

    public AlbumService Service { get; }

    /// <summary>The methods that were called, each with its parameters, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_server.Requests)
                return [.. _server.Requests.Select(Describe)];
        }
    }

    public static string Error(int code) => $$"""{"api":{"status":"error","code":"{{code}}","message":"refused"} }""";

    public static string List(params string[] albums) =>
        $$"""{"albums":{"total":"{{albums.Length}}","per_page":"100","page":"1","album":[{{string.Join(',', albums)}}] } }""";

    public static string Entry(string id, string title, int documents = 1) =>
        $$"""{"album_id":"{{id}}","title":"{{title}}","count":{"docs":"{{documents}}" } }""";

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static string Complete(string members) =>
        members.Contains("\"api\"", StringComparison.Ordinal) ? members : $$"""{"api":{"status":"ok"},{{members[1..]}}""";

    private static string Describe(string request)
    {
        var body = HttpUtility.ParseQueryString(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        string[] always = ["api_key", "api_sig", "auth_token", "page", "per_page"];
        var parameters = body.AllKeys.Except(always).Select(name => $"{name}={body[name]}").Order(StringComparer.Ordinal);
        return string.Join(' ', [request.Split(' ')[1].Split('/')[2], .. parameters]);
    }
}
