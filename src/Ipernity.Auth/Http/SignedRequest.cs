using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>A call with all that travels: key, token and signature added, encoded for the address or the body.</summary>
internal sealed class SignedRequest
{
    // .NET before version 10 makes no address of 65,520 characters or more, and no server takes one half as long.
    private const int LongestQuery = 60_000;

    private readonly Uri _address;
    private readonly string _encoded;
    private readonly bool _useGet;

    private SignedRequest(Uri address, string encoded, bool useGet, string? signature)
    {
        _address = address;
        _encoded = encoded;
        _useGet = useGet;
        Signature = signature;
    }

    public string? Signature { get; }

    /// <exception cref="ArgumentException">The parameters cannot be signed, or have to be and there is nothing to sign with, or are too long for an address.</exception>
    public static SignedRequest Create(ApiCall call, IpernityServer server, string apiKey, RequestSigner? signer)
    {
        var parameters = Complete(call, apiKey);
        if (signer is null && ((call.Token ?? call.Find("auth_token")) is not null || call.Facts is not { NeedsSignature: false }))
            throw new ArgumentException($"The call of {call.Method} must be signed, for which the API secret is missing.");

        var signature = signer?.Sign(call.Method, parameters);
        var encoded = Encode(parameters, signature);
        if (call.UseGet && encoded.Length > LongestQuery)
            throw new ArgumentException($"The parameters of {call.Method} are too long for an address (GET). Send them in the body (POST).");

        return new SignedRequest(new Uri(server.ApiRoot, $"{call.Method}/{FormatName(call.Format)}"), encoded, call.UseGet, signature);
    }

    private static string FormatName(AnswerFormat format) => format switch
    {
        AnswerFormat.Xml => "xml",
        AnswerFormat.Php => "php",
        _ => "json",
    };

    private static KeyValuePair<string, string>[] Complete(ApiCall call, string apiKey)
    {
        List<KeyValuePair<string, string>> parameters = [new("api_key", apiKey), .. call.Parameters];
        if (call.Token is not null && !parameters.Exists(static p => string.Equals(p.Key, "auth_token", StringComparison.Ordinal)))
            parameters.Add(new("auth_token", call.Token));
        return [.. parameters];
    }

    public HttpRequestMessage ToMessage()
    {
        if (_useGet)
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_address) { Query = _encoded }.Uri);

        var body = new ByteArrayContent(Encoding.ASCII.GetBytes(_encoded));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return new HttpRequestMessage(HttpMethod.Post, _address) { Content = body };
    }

    // Not FormUrlEncodedContent: on .NET Framework it refuses values of more than 65,519 characters.
    private static string Encode(KeyValuePair<string, string>[] parameters, string? signature)
    {
        var text = new StringBuilder();
        foreach (var parameter in parameters)
            text.Append(WebUtility.UrlEncode(parameter.Key)).Append('=').Append(WebUtility.UrlEncode(parameter.Value)).Append('&');
        if (signature is not null)
            text.Append("api_sig=").Append(signature);
        else
            text.Length--;
        return text.ToString();
    }
}
