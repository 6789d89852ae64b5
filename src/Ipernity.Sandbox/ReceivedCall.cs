using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox;

/// <summary>One API call that came in, as a test wants to see it. It holds what was sent, secrets included.</summary>
public sealed class ReceivedCall
{
    internal ReceivedCall(
        string method,
        string httpMethod,
        IReadOnlyDictionary<string, string> parameters,
        string query,
        string userAgent,
        int statusCode,
        int apiCode,
        FaultKind? fault)
    {
        Method = method;
        HttpMethod = httpMethod;
        Parameters = parameters;
        Query = query;
        UserAgent = userAgent;
        StatusCode = statusCode;
        ApiCode = apiCode;
        Fault = fault;
    }

    /// <summary>The API method as it stood in the address, known or not.</summary>
    public string Method { get; }

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string HttpMethod { get; }

    /// <summary>Every parameter, from query and body, decoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The query as it was sent, with its question mark; empty where there was none.</summary>
    public string Query { get; }

    /// <summary>The caller's User-Agent header; empty where there was none.</summary>
    public string UserAgent { get; }

    /// <summary>The HTTP status of the answer; 0 where a fault left the call without one.</summary>
    public int StatusCode { get; }

    /// <summary>The API's error code of the answer; 0 where all was well.</summary>
    public int ApiCode { get; }

    /// <summary>The fault that hit the call; null where none did.</summary>
    public FaultKind? Fault { get; }

    /// <summary>Method and outcome; never what was sent.</summary>
    public override string ToString()
    {
        var outcome = ApiCode == 0 ? "ok" : $"error {ApiCode}";
        return $"{HttpMethod} {Method}: {(Fault is { } fault ? $"fault {fault.Name()}" : outcome)}";
    }
}
