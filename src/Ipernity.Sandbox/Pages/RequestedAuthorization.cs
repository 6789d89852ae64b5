using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Pages;

/// <summary>A valid authorization link: its key, signature, permissions and frob were checked.</summary>
/// <param name="Application">The application that asks.</param>
/// <param name="Asked">The permissions that it asks for.</param>
/// <param name="Frob">The frob of a desktop application; null for a web application.</param>
internal sealed record RequestedAuthorization(RegisteredApplication Application, Grants Asked, Frob? Frob)
{
    private const string PermissionPrefix = "perm_";

    /// <summary>Checks a link; returns null and the problem if it is invalid.</summary>
    public static RequestedAuthorization? Read(
        ParameterList parameters,
        ApplicationRegister applications,
        SigningOrder order,
        FrobRegister frobs,
        out AuthorizationLinkProblem? problem)
    {
        var asked = Grants.Nothing;
        var application = applications.Find(parameters.Find("api_key") ?? "");
        problem = FindKeyProblem(parameters, application)
            ?? FindSignatureProblem(parameters, application!, order)
            ?? ReadPermissions(parameters, ref asked);
        if (problem is not null)
            return null;
        if (application!.Callback is not null && !parameters.ContainsKey("frob"))
            return new RequestedAuthorization(application, asked, Frob: null);

        problem = FindFrob(parameters, application, frobs, out var frob);
        return problem is null ? new RequestedAuthorization(application, asked, frob) : null;
    }

    /// <summary>Checks an OAuth link, which is not signed; returns null and the problem if it is invalid.</summary>
    public static RequestedAuthorization? ReadOAuth(ParameterList parameters, FrobRegister frobs, out AuthorizationLinkProblem? problem)
    {
        var asked = Grants.Nothing;
        if (parameters.Find("oauth_token") is not { Length: > 0 } value)
        {
            problem = Incomplete("The parameter oauth_token is missing. Request a token first.");
            return null;
        }
        if (frobs.Find(value) is not { Secret: not null } token)
        {
            problem = new(
                StatusCodes.Status404NotFound,
                "Unknown link",
                "This sandbox did not issue the token in this link, or it expired long ago.");
            return null;
        }
        problem = FindFrobProblem(token, frobs) ?? ReadPermissions(parameters, ref asked);
        return problem is null ? new RequestedAuthorization(token.Application, asked, token) : null;
    }

    /// <summary>Why a frob can no longer be authorized; null if it can.</summary>
    public static AuthorizationLinkProblem? FindFrobProblem(Frob frob, FrobRegister frobs)
    {
        if (frob.State == FrobState.Used)
            return Gone(
                "This link was already used", "The application has completed the sign-in. To repeat it, start over in the application.");
        if (frobs.IsExpired(frob))
            return Gone("This link has expired", "Authorization links are valid for a few minutes. Start over in the application.");
        if (frob.State == FrobState.Denied)
            return Gone("This request was denied", "You denied this request. If you changed your mind, start over in the application.");
        return null;
    }

    private static AuthorizationLinkProblem? FindKeyProblem(ParameterList parameters, RegisteredApplication? application)
    {
        if (string.IsNullOrEmpty(parameters.Find("api_key")))
            return Incomplete("The parameter api_key is missing, so it is unknown which application asks.");
        if (application is null)
            return new(
                StatusCodes.Status403Forbidden,
                "Unknown application",
                "The sandbox does not know the API key in this link.");
        return null;
    }

    private static AuthorizationLinkProblem? FindSignatureProblem(
        ParameterList parameters, RegisteredApplication application, SigningOrder order)
    {
        if (parameters.Find(RequestSignature.ParameterName) is not { Length: > 0 } signature)
            return Incomplete("The parameter api_sig is missing: the link is not signed.");
        if (parameters.FindRepeated() is { } name)
            return Mismatch($"The parameter {name} appears more than once in this link.");
        return RequestSignature.Matches(parameters, method: "", application.Secret, order, signature)
            ? null
            : Mismatch("The link was changed, or it was signed with another secret or in another order.");
    }

    private static AuthorizationLinkProblem? ReadPermissions(ParameterList parameters, ref Grants asked)
    {
        foreach (var (name, value, _) in parameters.Entries)
        {
            if (!name.StartsWith(PermissionPrefix, StringComparison.Ordinal))
                continue;
            var area = name[PermissionPrefix.Length..];
            if (!Grants.TryRead(area, value, out var level))
            {
                return new(
                    StatusCodes.Status400BadRequest,
                    "Unknown permission",
                    $"This link asks for {name}={value}, which does not exist. The areas are {string.Join(", ", PermissionNames.Areas)}. "
                    + "The levels are read, write and delete; profile has no delete.");
            }
            asked = asked.With(area, level);
        }
        return null;
    }

    private static AuthorizationLinkProblem? FindFrob(
        ParameterList parameters, RegisteredApplication application, FrobRegister frobs, out Frob? frob)
    {
        frob = null;
        if (parameters.Find("frob") is not { Length: > 0 } value)
            return Incomplete("The parameter frob is missing. The link of a desktop application needs a frob.");
        frob = frobs.Find(value);
        return frob is null || frob.Secret is not null || frob.Application != application
            ? new(
                StatusCodes.Status404NotFound,
                "Unknown link",
                "This sandbox did not issue the frob in this link, or it expired long ago. Start over in the application.")
            : FindFrobProblem(frob, frobs);
    }

    private static AuthorizationLinkProblem Incomplete(string explanation) =>
        new(StatusCodes.Status400BadRequest, "This link is incomplete", explanation);

    private static AuthorizationLinkProblem Mismatch(string explanation) =>
        new(StatusCodes.Status403Forbidden, "The signature does not match", explanation);

    private static AuthorizationLinkProblem Gone(string title, string explanation) => new(StatusCodes.Status410Gone, title, explanation);
}
