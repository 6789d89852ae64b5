using System.Net;

namespace Ipernity.PowerShell.Callbacks;

/// <summary>The head of an HTTP request that reached the callback's port.</summary>
internal sealed class CallbackRequest
{
    private const int LongestValue = 200;

    private readonly string _method;
    private readonly string _target;
    private readonly ILookup<string, string> _headers;

    private CallbackRequest(string method, string target, ILookup<string, string> headers)
    {
        _method = method;
        _target = target;
        _headers = headers;
    }

    /// <returns>The request; null if the text is not an HTTP request.</returns>
    public static CallbackRequest? Read(string head)
    {
        var lines = head.Split(["\r\n", "\n"], StringSplitOptions.None);
        var words = lines[0].Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1.", StringComparison.Ordinal) || words[1].Length == 0 || words[1][0] != '/')
            return null;
        var headers = lines.Skip(1)
            .Select(static line => line.Split([':'], 2))
            .Where(static header => header.Length == 2)
            .ToLookup(static header => header[0].Trim(), static header => header[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new CallbackRequest(words[0], words[1], headers);
    }

    /// <summary>Finds the answer of the service in the request. Requests of other programs and pages are ignored.</summary>
    /// <returns>The answer; null if the request is not the expected redirect.</returns>
    /// <param name="callback">The address that the browser comes back to.</param>
    /// <param name="requestToken">The request token of OAuth that it brings; null for a frob.</param>
    public CallbackAnswer? FindAnswer(Uri callback, string? requestToken)
    {
        if (_method != "GET" || !IsFor(callback) || !IsNavigation())
            return null;
        var parts = _target.Split(['?'], 2);
        if (parts.Length != 2 || !string.Equals(parts[0], callback.AbsolutePath, StringComparison.Ordinal))
            return null;

        var query = parts[1].Split('&').Select(static pair => pair.Split(['='], 2)).Where(static pair => pair.Length == 2)
            .ToLookup(static pair => WebUtility.UrlDecode(pair[0]), static pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
        var brought = requestToken is null ? Find(query, "frob") : Find(query, "oauth_token");
        if (brought is not null && requestToken is not null && !string.Equals(brought, requestToken, StringComparison.Ordinal))
            return null;
        return (brought, Find(query, "error")) switch
        {
            ({ } frob, null) => new CallbackAnswer(frob, null),
            (_, { } error) => new CallbackAnswer(null, error),
            _ => null,
        };
    }

    // Another site can make its own host name resolve to this computer (DNS rebinding).
    private bool IsFor(Uri callback)
    {
        string[] authorities = [callback.Authority, $"localhost:{callback.Port}", $"127.0.0.1:{callback.Port}", $"[::1]:{callback.Port}"];
        return _headers["Host"].ToArray() is [var host] && authorities.Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    // Browsers send the purpose of a request. An image or a script that another site embeds is not a redirect.
    private bool IsNavigation() =>
        _headers["Sec-Fetch-Mode"].All(static mode => mode == "navigate")
        && _headers["Sec-Fetch-Dest"].All(static destination => destination == "document")
        && !_headers["Sec-Purpose"].Concat(_headers["Purpose"]).Any();

    private static string? Find(ILookup<string, string> query, string name) =>
        query[name].ToArray() is [{ Length: > 0 and <= LongestValue } value] && !value.Any(char.IsControl) ? value : null;
}
