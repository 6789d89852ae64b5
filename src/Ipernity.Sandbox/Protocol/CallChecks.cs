using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Signing;

namespace Ipernity.Sandbox.Protocol;

/// <summary>
/// What a call must pass before its method is asked, in this order: method, POST, key, signature, token, member, permission,
/// required parameters. The first that fails answers.
/// </summary>
internal static class CallChecks
{
    public const string TokenParameter = "auth_token";
    private const string KeyParameter = "api_key";

    public static Call Admit(ReceivedRequest request, Community community)
    {
        var method = FindMethod(request);
        CheckKey(request, community.Options);
        CheckSignature(request, method, community.Options);
        var token = FindToken(request, method, community.Tokens);
        CheckPermissions(method, token);
        CheckRequired(request, method, token);
        return new Call(method, request, token, community);
    }

    private static MethodFacts FindMethod(ReceivedRequest request)
    {
        if (MethodCatalogue.Find(request.Method) is not { IsUnknownToService: false } method)
            throw CommonErrors.UnknownMethod(request.Method);
        if (method.MustPost && !request.IsPost)
            throw CommonErrors.PostRequired(method.Name);
        return method;
    }

    private static void CheckKey(ReceivedRequest request, SandboxOptions options)
    {
        var key = request.Parameters.Find(KeyParameter);
        if (string.IsNullOrEmpty(key))
            throw CommonErrors.KeyMissing();
        if (!string.Equals(key, options.ApiKey, StringComparison.Ordinal))
            throw CommonErrors.KeyInvalid();
    }

    /// <summary>
    /// A signature that was sent is checked, asked for or not. A call that carries a token has to be signed, also where its
    /// method can be called without either: a token alone is no proof of who calls.
    /// </summary>
    private static void CheckSignature(ReceivedRequest request, MethodFacts method, SandboxOptions options)
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
        if (!RequestSignature.Matches(parameters, method.Name, options.ApiSecret, options.SignatureOrder, signature))
            throw CommonErrors.SignatureInvalid();
    }

    private static AccessToken? FindToken(ReceivedRequest request, MethodFacts method, TokenRegister tokens)
    {
        if (request.Parameters.Find(TokenParameter) is not { Length: > 0 } value)
            return method.MustCarryToken ? throw CommonErrors.TokenMissing() : null;
        var token = tokens.Find(value) ?? throw CommonErrors.TokenInvalid();
        return token.Member.IsClosed ? throw CommonErrors.AccountClosed() : token;
    }

    /// <summary>A method that can do without a token shows a caller without one what is public; that needs no permission.</summary>
    private static void CheckPermissions(MethodFacts method, AccessToken? token)
    {
        if (token is null)
            return;
        foreach (var (area, level) in method.Permissions)
        {
            if (!token.Grants.Allows(area, level))
                throw CommonErrors.PermissionMissing(area, PermissionNames.Name(level));
        }
    }

    private static void CheckRequired(ReceivedRequest request, MethodFacts method, AccessToken? token)
    {
        foreach (var parameter in method.Parameters ?? [])
        {
            if (parameter.Required && !IsGiven(request, method, parameter.Name, token))
                throw MethodErrors.ParameterMissing(parameter.Name);
        }
    }

    private static bool IsGiven(ReceivedRequest request, MethodFacts method, string name, AccessToken? token) => name switch
    {
        MultipartForm.FilePart => request.File is not null,
        // An empty text can be echoed; anything else that is required has to say something.
        "echo" => request.Parameters.ContainsKey(name),
        // The service takes the token's member in these, whatever the facts say.
        "user_id" when method.Name is "doc.getList" or "user.get" => token is not null || HasText(request, name),
        _ => HasText(request, name),
    };

    private static bool HasText(ReceivedRequest request, string name) => !string.IsNullOrEmpty(request.Parameters.Find(name));
}
