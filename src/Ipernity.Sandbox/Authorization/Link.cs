using Ipernity.Sandbox.Permissions;
using Ipernity.Sandbox.Protocol;
using Ipernity.Sandbox.Signing;

namespace Ipernity.Sandbox.Authorization;

/// <summary>An authorization link that was checked: key, signature, permissions, and the frob of a desktop application.</summary>
internal sealed record Link(Grants Asked, Frob? Frob)
{
    private const string PermissionPrefix = "perm_";

    /// <summary>Reads a link; null, and the problem, where it does not hold.</summary>
    public static Link? Read(ParameterList parameters, SandboxOptions options, FrobRegister frobs, out LinkProblem? problem)
    {
        var asked = Grants.Nothing;
        problem = FindKeyProblem(parameters, options)
            ?? FindSignatureProblem(parameters, options)
            ?? ReadPermissions(parameters, ref asked);
        if (problem is not null)
            return null;
        if (options.Callback is not null && !parameters.ContainsKey("frob"))
            return new Link(asked, Frob: null);

        problem = FindFrob(parameters, frobs, out var frob);
        return problem is null ? new Link(asked, frob) : null;
    }

    /// <summary>Why a frob cannot be authorized any more; null where it can.</summary>
    public static LinkProblem? FindFrobProblem(Frob frob, FrobRegister frobs)
    {
        if (frob.State == FrobState.Used)
            return Gone("This link was used already", "The application has fetched its authorization with it. To authorize it again, start over in the application.");
        if (frobs.IsExpired(frob))
            return Gone("This link has expired", "An authorization has to be given within a few minutes. Go back to the application and start over.");
        if (frob.State == FrobState.Denied)
            return Gone("This request was denied", "You denied it before. To decide otherwise, start over in the application.");
        return null;
    }

    private static LinkProblem? FindKeyProblem(ParameterList parameters, SandboxOptions options)
    {
        if (parameters.Find("api_key") is not { Length: > 0 } key)
            return new(StatusCodes.Status400BadRequest, "This link is incomplete", "It does not say which application asks: the parameter api_key is missing.");
        if (!string.Equals(key, options.ApiKey, StringComparison.Ordinal))
            return new(StatusCodes.Status403Forbidden, "Unknown application", "The API key in this link is not the one that this sandbox was started with.");
        return null;
    }

    private static LinkProblem? FindSignatureProblem(ParameterList parameters, SandboxOptions options)
    {
        if (parameters.Find(RequestSignature.ParameterName) is not { Length: > 0 } signature)
            return new(StatusCodes.Status400BadRequest, "This link is incomplete", "It is not signed: the parameter api_sig is missing.");
        if (parameters.FindRepeated() is { } name)
            return new(StatusCodes.Status403Forbidden, "The signature does not match", $"The parameter {name} is in this link more than once.");
        if (!RequestSignature.Matches(parameters, method: "", options.ApiSecret, options.SignatureOrder, signature))
            return new(StatusCodes.Status403Forbidden, "The signature does not match", "The link was changed on its way, or was signed with another secret or in another order.");
        return null;
    }

    private static LinkProblem? ReadPermissions(ParameterList parameters, ref Grants asked)
    {
        foreach (var (name, value) in parameters.Entries)
        {
            if (!name.StartsWith(PermissionPrefix, StringComparison.Ordinal))
                continue;
            var area = name[PermissionPrefix.Length..];
            if (!Grants.TryRead(area, value, out var level))
                return new(StatusCodes.Status400BadRequest, "Unknown permission", $"This link asks for {name}={value}, which there is not. The areas are {string.Join(", ", PermissionNames.Areas)}; the levels are read, write and (but for profile) delete.");
            asked = asked.With(area, level);
        }
        return null;
    }

    private static LinkProblem? FindFrob(ParameterList parameters, FrobRegister frobs, out Frob? frob)
    {
        frob = null;
        if (parameters.Find("frob") is not { Length: > 0 } value)
            return new(StatusCodes.Status400BadRequest, "This link is incomplete", "It carries no frob, which the link of a desktop application needs.");
        frob = frobs.Find(value);
        return frob is null
            ? new(StatusCodes.Status404NotFound, "Unknown link", "The frob in this link was not given out by this sandbox, or so long ago that it is forgotten. Go back to the application and start over.")
            : FindFrobProblem(frob, frobs);
    }

    private static LinkProblem Gone(string title, string explanation) => new(StatusCodes.Status410Gone, title, explanation);
}
