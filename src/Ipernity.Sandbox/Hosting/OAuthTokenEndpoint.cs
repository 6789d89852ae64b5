using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Answers <c>/apps/oauth/request</c> and <c>/apps/oauth/access</c> with a token as a form, or with an error of the API.</summary>
internal sealed class OAuthTokenEndpoint(CommunityState community)
{
    public const string RequestAddress = "/apps/oauth/request";
    public const string AccessAddress = "/apps/oauth/access";

    private readonly OAuthCheck _check = new(community);

    public Task RequestAsync(HttpContext context) => AnswerAsync(context, Request);

    public Task AccessAsync(HttpContext context) => AnswerAsync(context, Exchange);

    private (string Token, string Secret) Request(SignedParts request)
    {
        var application = _check.Check(request, static (_, _) => null);
        var frob = community.Frobs.CreateRequestToken(application, ReadCallback(request.Parameters, application));
        return (frob.Value, frob.Secret!);
    }

    private (string Token, string Secret) Exchange(SignedParts request)
    {
        var application = _check.Check(request, (caller, token) => FindRequestToken(caller, token)?.Secret);
        if (FindRequestToken(application, request.Parameters.Find(OAuthCheck.TokenParameter) ?? "") is not { } frob)
            throw OAuthErrors.ParametersMissing(OAuthCheck.TokenParameter);
        var approver = community.Settings.AutoApprove ? community.SignedIn : null;
        if (community.Frobs.Redeem(frob.Value, application, approver) is null)
            throw CommonErrors.TokenInvalid();
        if (frob.Member!.IsClosed)
            throw CommonErrors.AccountClosed();
        var token = community.Tokens.Issue(application, frob.Member, frob.Granted, RandomText.Hexadecimal());
        return (token.Value, token.Secret!);
    }

    private Frob? FindRequestToken(RegisteredApplication application, string token) =>
        community.Frobs.Find(token) is { Secret: not null } frob && frob.Application == application ? frob : null;

    // Only the site of the registered callback may get the token.
    private static Uri? ReadCallback(ParameterList parameters, RegisteredApplication application)
    {
        var text = parameters.Find("oauth_callback");
        if (string.IsNullOrEmpty(text) || text == "oob")
            return text is null ? application.Callback : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var callback) && callback.Scheme is "http" or "https"
            && (callback.IsLoopback || callback.Host == application.Callback?.Host)
            ? callback
            : throw OAuthErrors.ParametersMissing("oauth_callback");
    }

    private async Task AnswerAsync(HttpContext context, Func<SignedParts, (string Token, string Secret)> issue)
    {
        var parameters = new ParameterList();
        RequestReader.AddEncoded(parameters, context.Request.QueryString.Value.AsMemory());
        if (HttpMethods.IsPost(context.Request.Method))
        {
            foreach (var field in (await RequestReader.ReadFormAsync(context)).Entries)
                parameters.Add(field);
        }
        OAuthHeader.AddTo(parameters, context.Request.Headers.Authorization.ToString());
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        try
        {
            (string Token, string Secret) issued;
            lock (community.Gate)
                issued = issue(SignedParts.Of(context.Request, parameters));
            response.ContentType = "application/x-www-form-urlencoded";
            await response.WriteAsync(
                $"oauth_token={Uri.EscapeDataString(issued.Token)}&oauth_token_secret={Uri.EscapeDataString(issued.Secret)}",
                context.RequestAborted);
        }
        catch (CallFailedException failure)
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.ContentType = WireFormat.Json.ContentType;
            WireFormat.Json.Write(new Answer(Payload: null, failure.ErrorOf(""), community.UnixTime), response.BodyWriter);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
