using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.OAuth;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Http;

/// <summary>The request of a call with key, token and signature, encoded for the address or the body.</summary>
internal sealed class SignedRequest
{
    // Before .NET 10, an address must be shorter than 65,520 characters. Servers accept even less.
    private const int LongestQuery = 60_000;

    private readonly Uri _address;
    private readonly Func<KeyValuePair<string, string>[]>? _sign;
    private readonly bool _useGet;
    private readonly RequestBody? _body;
    private KeyValuePair<string, string>[] _fields;
    private string _encoded;

    private SignedRequest(
        Uri address, CallOptions options, KeyValuePair<string, string>[] fields, string? signature,
        Func<KeyValuePair<string, string>[]>? sign = null)
    {
        _address = address;
        _useGet = options.UseGet;
        _body = options.Body;
        _fields = fields;
        _encoded = _body is null ? Encode(_fields) : "";
        _sign = sign;
        Signature = signature;
    }

    /// <summary>The signature of the latest attempt; null if the call is not signed.</summary>
    public string? Signature { get; private set; }

    /// <exception cref="ArgumentException">The parameters cannot be signed, the secret is missing, or the address is too long.</exception>
    public static SignedRequest Create(
        ApiCall call, CallOptions options, IpernityServer server, string apiKey, RequestSigner? signer, bool needsSignature)
    {
        var parameters = Complete(call, options, apiKey);
        if (signer is null && (needsSignature || (options.Token ?? call.Find("auth_token")) is not null))
            throw new ArgumentException($"{call.Method} must be signed, but the application has no API secret.");

        var address = new Uri(server.ApiRoot, $"{call.Method}/{FormatName(options.Format)}");
        var signature = signer?.Sign(call.Method, parameters);
        var fields = signature is null ? parameters : [.. parameters, new("api_sig", signature)];
        return new SignedRequest(address, options, fields, signature).Checked(call);
    }

    /// <summary>A call signed with OAuth: each attempt has its own nonce, timestamp and signature.</summary>
    /// <exception cref="ArgumentException">The parameters cannot be signed, or the address is too long.</exception>
    public static SignedRequest Create(ApiCall call, CallOptions options, IpernityServer server, OAuthCredentials credentials)
    {
        var address = new Uri(server.ApiRoot, $"{call.Method}/{FormatName(options.Format)}");
        KeyValuePair<string, string>[] parameters = [.. call.Parameters];
        KeyValuePair<string, string>[] Sign() =>
            credentials.Sign(options.UseGet ? "GET" : "POST", address, parameters, withToken: options.Token is not null);
        return new SignedRequest(address, options, Sign(), signature: null, Sign).Checked(call);
    }

    /// <summary>The address and the fields of an attempt.</summary>
    public (Uri Address, KeyValuePair<string, string>[] Fields) SignNow() => (_address, _fields);

    public HttpRequestMessage ToMessage(Action advanced)
    {
        if (_sign is not null)
            SignAgain(_sign);
        if (_body is not null)
            return BodyMessage(_body, advanced);
        if (_useGet)
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_address) { Query = _encoded }.Uri);

        var form = new ByteArrayContent(Encoding.ASCII.GetBytes(_encoded));
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return new HttpRequestMessage(HttpMethod.Post, _address) { Content = form };
    }

    private SignedRequest Checked(ApiCall call) => !_useGet || _encoded.Length <= LongestQuery
        ? this
        : throw new ArgumentException($"The parameters of {call.Method} are too long for GET. Use POST.");

    private void SignAgain(Func<KeyValuePair<string, string>[]> sign)
    {
        _fields = sign();
        _encoded = _body is null ? Encode(_fields) : "";
        Signature = _fields[_fields.Length - 1].Value;
    }

    private HttpRequestMessage BodyMessage(RequestBody body, Action advanced)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = body.CreateContent(_fields, advanced) };
        message.Headers.ExpectContinue = body.ExpectContinue;
        return message;
    }

    private static string FormatName(AnswerFormat format) => format switch
    {
        AnswerFormat.Xml => "xml",
        AnswerFormat.Php => "php",
        _ => "json",
    };

    private static KeyValuePair<string, string>[] Complete(ApiCall call, CallOptions options, string apiKey)
    {
        List<KeyValuePair<string, string>> parameters = [new("api_key", apiKey), .. call.Parameters];
        if (options.Token is not null && call.Find("auth_token") is null)
            parameters.Add(new("auth_token", options.Token));
        return [.. parameters];
    }

    // FormUrlEncodedContent is not used, because on .NET Framework it rejects values of more than 65,519 characters.
    private static string Encode(KeyValuePair<string, string>[] fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
            text.Append(WebUtility.UrlEncode(field.Key)).Append('=').Append(WebUtility.UrlEncode(field.Value)).Append('&');
        text.Length--;
        return text.ToString();
    }
}
