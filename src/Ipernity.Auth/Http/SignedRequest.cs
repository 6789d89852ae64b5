using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Signing;
using Ipernity.Auth.Uploads;

namespace Ipernity.Auth.Http;

/// <summary>A call with all that travels: key, token and signature added, encoded for the address or the body.</summary>
internal sealed class SignedRequest
{
    // .NET before version 10 makes no address of 65,520 characters or more, and no server takes one half as long.
    private const int LongestQuery = 60_000;

    // As curl has it.
    private const int LargestUnasked = 1024 * 1024;

    private readonly Uri _address;
    private readonly string _encoded;
    private readonly bool _useGet;
    private readonly UploadBody? _file;
    private readonly KeyValuePair<string, string>[] _fields;

    private SignedRequest(Uri address, ApiCall call, KeyValuePair<string, string>[] parameters, string? signature)
    {
        _address = address;
        _useGet = call.UseGet;
        _file = call.Body;
        _fields = signature is null ? parameters : [.. parameters, new("api_sig", signature)];
        _encoded = _file is null ? Encode(_fields) : "";
        Signature = signature;
    }

    public string? Signature { get; }

    /// <exception cref="ArgumentException">The parameters cannot be signed, or have to be and there is nothing to sign with, or are too long for an address.</exception>
    public static SignedRequest Create(ApiCall call, IpernityServer server, string apiKey, RequestSigner? signer)
    {
        var parameters = Complete(call, apiKey);
        if (signer is null && ((call.Token ?? call.Find("auth_token")) is not null || call.Facts is not { NeedsSignature: false }))
            throw new ArgumentException($"The call of {call.Method} must be signed, for which the API secret is missing.");

        var address = new Uri(server.ApiRoot, $"{call.Method}/{FormatName(call.Format)}");
        var request = new SignedRequest(address, call, parameters, signer?.Sign(call.Method, parameters));
        return !call.UseGet || request._encoded.Length <= LongestQuery
            ? request
            : throw new ArgumentException($"The parameters of {call.Method} are too long for an address (GET). Send them in the body (POST).");
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
        if (_file is not null)
            return UploadMessage(_file);
        if (_useGet)
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_address) { Query = _encoded }.Uri);

        var body = new ByteArrayContent(Encoding.ASCII.GetBytes(_encoded));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return new HttpRequestMessage(HttpMethod.Post, _address) { Content = body };
    }

    private HttpRequestMessage UploadMessage(UploadBody file)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new UploadContent(_fields, file) };
        // The service may refuse a large file before it travels; without this nobody would look for its answer meanwhile.
        message.Headers.ExpectContinue = file.File.Length > LargestUnasked;
        return message;
    }

    // Not FormUrlEncodedContent: on .NET Framework it refuses values of more than 65,519 characters.
    private static string Encode(KeyValuePair<string, string>[] fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
            text.Append(WebUtility.UrlEncode(field.Key)).Append('=').Append(WebUtility.UrlEncode(field.Value)).Append('&');
        text.Length--;
        return text.ToString();
    }
}
