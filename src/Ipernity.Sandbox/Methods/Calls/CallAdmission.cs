using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>
/// Checks a request before its method runs, in this order: method, POST, key, signature, token, member, permission, required
/// parameters. The first check that fails decides the error.
/// </summary>
internal sealed class CallAdmission(CommunityState community, SigningOrder order)
{
    private const string TokenParameter = "auth_token";
    private const string KeyParameter = "api_key";
    private const int KeyDisabledCode = 101;

    // Counted under the community's lock.
    private long _callsOfDefault;

    private readonly OAuthCheck _oauth = new(community);

    public MethodCall Admit(ReceivedRequest request, Fault? fault)
    {
        var method = FindMethod(request);
        var (application, token) = OAuthCheck.IsMeant(request.Parameters) ? AdmitOAuth(request, method) : AdmitSigned(request, method);
        CheckPermissions(method, token);
        CheckRequired(request, method, token);
        return new MethodCall(method, request, application, token, fault, community);
    }

    private (RegisteredApplication Application, IssuedToken? Token) AdmitSigned(ReceivedRequest request, ServedMethod method)
    {
        var application = FindApplication(request, method);
        CheckSignature(request, method, application);
        return (application, FindToken(request, method, application, isOAuth: false));
    }

    // Only auth.checkToken takes the token of OAuth as auth_token as well. The signature does not prove that a caller knows the secret
    // of that token, so no other method may act for its member.
    private (RegisteredApplication Application, IssuedToken? Token) AdmitOAuth(ReceivedRequest request, ServedMethod method)
    {
        var application = Count(_oauth.Check(request.SignedParts, (caller, value) =>
            community.Tokens.Find(value) is { } token && token.Application == caller ? token.Secret : null));
        var name = method.Name is "auth.checkToken" && HasText(request, TokenParameter) ? TokenParameter : OAuthCheck.TokenParameter;
        return (application, FindToken(request, method, application, isOAuth: true, name));
    }

    private static ServedMethod FindMethod(ReceivedRequest request)
    {
        if (ServedMethods.Find(request.Method) is not { IsUnknownToService: false } method)
            throw CommonErrors.UnknownMethod(request.Method);
        if (method.MustPost && !request.IsPost)
            throw CommonErrors.PostRequired(method.Name);
        return method;
    }

    private RegisteredApplication FindApplication(ReceivedRequest request, ServedMethod method)
    {
        var applications = community.Settings.Applications;
        var key = request.Parameters.Find(KeyParameter);
        if (string.IsNullOrEmpty(key))
            return method.NeedsKey ? throw CommonErrors.KeyMissing() : applications.Default;
        return Count(applications.Find(key) ?? throw CommonErrors.KeyInvalid());
    }

    private RegisteredApplication Count(RegisteredApplication application)
    {
        if (application == community.Settings.Applications.Default && ++_callsOfDefault > (community.Settings.KeyCalls ?? long.MaxValue))
            throw community.Settings.KeyCallsCode == KeyDisabledCode ? CommonErrors.KeyInvalid() : CommonErrors.QuotaUsedUp();
        return application;
    }

    /// <summary>
    /// Checks every signature that is sent, even if the method does not need one. A call with a token must be signed, because a
    /// token alone does not prove who calls.
    /// </summary>
    private void CheckSignature(ReceivedRequest request, ServedMethod method, RegisteredApplication application)
    {
        var parameters = request.Parameters;
        if (parameters.Find(RequestSignature.ParameterName) is not { Length: > 0 } signature)
        {
            if (method.MustSign || HasText(request, TokenParameter))
                throw CommonErrors.SignatureMissing();
            return;
        }
        if (parameters.FindRepeated() is { } name)
            throw CommonErrors.ParameterRepeated(name);
        if (!RequestSignature.Matches(parameters, method.Name, application.Secret, order, signature))
            throw CommonErrors.SignatureInvalid();
    }

    private IssuedToken? FindToken(
        ReceivedRequest request, ServedMethod method, RegisteredApplication application, bool isOAuth, string name = TokenParameter)
    {
        if (request.Parameters.Find(name) is not { Length: > 0 } value)
            return method.MustCarryToken ? throw CommonErrors.TokenMissing() : null;
        if (community.Tokens.Find(value) is not { } token || token.Application != application || (token.Secret is not null) != isOAuth)
            throw CommonErrors.TokenInvalid();
        return token.Member.IsClosed ? throw CommonErrors.AccountClosed() : token;
    }

    /// <summary>A method that works without a token shows public data to callers without one, which needs no permission.</summary>
    private static void CheckPermissions(ServedMethod method, IssuedToken? token)
    {
        if (token is null)
            return;
        foreach (var (area, level) in method.Permissions)
        {
            if (!token.Grants.Allows(area, level))
                throw CommonErrors.PermissionMissing(area, PermissionNames.Name(level));
        }
    }

    private static void CheckRequired(ReceivedRequest request, ServedMethod method, IssuedToken? token)
    {
        foreach (var parameter in method.Parameters ?? [])
        {
            if (parameter.Required && !IsPresent(request, method, parameter.Name, token))
                throw MethodErrors.ParameterMissing(parameter.Name);
        }
    }

    private static bool IsPresent(ReceivedRequest request, ServedMethod method, string name, IssuedToken? token) => name switch
    {
        MultipartForm.FilePart => request.File is not null,
        // A call that is signed by OAuth carries its token as oauth_token; auth.checkToken then needs no auth_token.
        TokenParameter => token is not null,
        // test.echo also echoes an empty text. Every other required parameter needs a value.
        "echo" => request.Parameters.ContainsKey(name),
        // These methods use the token's member by default, although the documentation marks user_id as required.
        "user_id" when method.Name is "doc.getList" or "user.get" => token is not null || HasText(request, name),
        _ => HasText(request, name),
    };

    private static bool HasText(ReceivedRequest request, string name) => !string.IsNullOrEmpty(request.Parameters.Find(name));
}
