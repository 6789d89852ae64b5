using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Hosting;

/// <summary>An API call that the sandbox received. It includes everything that was sent, also secrets.</summary>
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

    /// <summary>The API method in the address, whether it exists or not.</summary>
    public string Method { get; }

    /// <summary>The HTTP method, <c>GET</c> or <c>POST</c>.</summary>
    public string HttpMethod { get; }

    /// <summary>All parameters of query and body, decoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The query with its question mark; empty if there was none.</summary>
    public string Query { get; }

    /// <summary>The User-Agent header; empty if there was none.</summary>
    public string UserAgent { get; }

    /// <summary>The HTTP status of the answer; 0 if a fault prevented an answer.</summary>
    public int StatusCode { get; }

    /// <summary>The API error code of the answer; 0 if the call succeeded.</summary>
    public int ApiCode { get; }

    /// <summary>The fault that hit the call; null if there was none.</summary>
    public FaultKind? Fault { get; }

    /// <summary>The method and the outcome, without anything secret.</summary>
    public override string ToString()
    {
        var outcome = ApiCode == 0 ? "ok" : $"error {ApiCode}";
        return $"{HttpMethod} {Method}: {(Fault is { } fault ? $"fault {fault.Name()}" : outcome)}";
    }
}
