using System.Net;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.OAuth;

namespace Ipernity.Auth.Http;

/// <summary>Requests a token of OAuth with a signed GET, which is answered with a form.</summary>
internal sealed class OAuthTokenRequest(HttpClient http, IpernityClient client, TimeSpan limit)
{
    private const int MaxBytes = 64 * 1024;

    /// <param name="step">The last part of the address.</param>
    /// <param name="credentials">The application and the token to exchange.</param>
    /// <param name="callback">The address that the authorization page redirects to.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="IpernityException">The service did not give a token.</exception>
    public async Task<OAuthToken> SendAsync(string step, OAuthCredentials credentials, Uri? callback, CancellationToken cancellationToken)
    {
        var name = $"oauth.{step}";
        var address = new Uri(client.Server.OAuthRoot, step);
        KeyValuePair<string, string>[] parameters = callback is null ? [] : [new("oauth_callback", callback.AbsoluteUri)];
        var fields = credentials.Sign("GET", address, parameters);
        var query = string.Join(
            "&", fields.Select(static field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}"));

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        try
        {
            var signed = new UriBuilder(address) { Query = query }.Uri;
            using var response = await http.GetAsync(signed, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                .ConfigureAwait(false);
            var body = await BoundedBody.ReadAsync(response.Content, MaxBytes, deadline.Token).ConfigureAwait(false);
            return Read(name, (int)response.StatusCode, body.GetValueOrDefault(), credentials);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{name} was cancelled.", cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new IpernityTransportException(
                TransportFailure.TimedOut, name, $"{address.Authority} did not answer {name} within {DurationText.Of(limit)}.");
        }
        catch (Exception broken) when (ConnectionFailure.IsOfConnection(broken))
        {
            throw ConnectionFailure.Translate(broken, name, client.Server.Address.Authority);
        }
    }

    private OAuthToken Read(string name, int status, ReadOnlyMemory<byte> body, OAuthCredentials credentials)
    {
        var details = new FailureDetails { HttpStatus = status };
        var text = Encoding.UTF8.GetString(body.ToArray()).Trim();
        if (text.StartsWith("{", StringComparison.Ordinal))
            throw ReadError(name, AnswerFormat.Json, body, credentials, details);
        if (text.StartsWith("<", StringComparison.Ordinal))
            throw ReadError(name, AnswerFormat.Xml, body, credentials, details);
        if (status is < 200 or >= 300)
            throw HttpError(name, details);

        var form = text.Split('&').Select(static pair => pair.Split(['='], 2)).Where(static pair => pair.Length == 2)
            .ToLookup(static pair => WebUtility.UrlDecode(pair[0]), static pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
        return form["oauth_token"].FirstOrDefault() is { Length: > 0 } token && form["oauth_token_secret"].FirstOrDefault() is { } secret
            ? new OAuthToken(token, secret)
            : throw new IpernityTransportException(TransportFailure.InvalidAnswer, name, $"The answer to {name} has no token.", details);
    }

    private IpernityException ReadError(
        string name, AnswerFormat format, ReadOnlyMemory<byte> body, OAuthCredentials credentials, FailureDetails details)
    {
        try
        {
            var status = AnswerReader.ReadStatus(name, format, AnswerReader.WithoutByteOrderMark(body), maxDepth: 16);
            string?[] secrets =
                [client.Application.ApiSecret, client.Application.ApiKey, credentials.Token?.Value, credentials.Token?.Secret];
            return status.IsOk
                ? new IpernityTransportException(TransportFailure.InvalidAnswer, name, $"The answer to {name} has no token.", details)
                : new IpernityApiException(
                    AnswerReader.ReadCode(status), name, ServiceText.Clean(status.Message, secrets), client.SignatureOrder, details);
        }
        catch (IpernityTransportException) when (details.HttpStatus >= 300)
        {
            return HttpError(name, details);
        }
    }

    private IpernityTransportException HttpError(string name, FailureDetails details) => new(
        TransportFailure.HttpError, name, $"{client.Server.OAuthRoot.Authority} answered {name} with HTTP {details.HttpStatus}.", details);
}
