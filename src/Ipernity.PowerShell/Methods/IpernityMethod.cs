using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Methods;

/// <summary>A method of the API: what a call needs and which parameters it takes.</summary>
public class IpernityMethod
{
    internal IpernityMethod(MethodFacts facts)
    {
        Name = facts.Name;
        ChangesData = facts.ChangesData;
        NeedsSignature = facts.NeedsSignature;
        NeedsToken = facts.NeedsToken;
        Permission = facts.Permissions;
        Parameters = [.. facts.Parameters];
        ParametersAreKnown = facts.ParametersAreKnown;
        Errors = [.. facts.Errors];
        ErrorsAreKnown = facts.ErrorsAreKnown;
    }

    internal IpernityMethod(MethodDescription description)
    {
        Name = description.Name;
        ChangesData = description.ChangesData;
        NeedsSignature = description.NeedsSignature;
        NeedsToken = description.NeedsToken;
        Permission = description.Permissions;
        Parameters = [.. description.Parameters];
        ParametersAreKnown = true;
        Errors = [.. description.Errors];
        ErrorsAreKnown = true;
    }

    /// <summary>The name, such as <c>doc.getList</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the method changes data. Such a call must use POST.</summary>
    public bool ChangesData { get; }

    /// <summary>Whether a call must be signed.</summary>
    public bool NeedsSignature { get; }

    /// <summary>Whether a call must carry a token.</summary>
    public bool NeedsToken { get; }

    /// <summary>The permission that the method needs.</summary>
    public PermissionSet Permission { get; }

    /// <summary>Whether the method returns a list in pages.</summary>
    public bool IsPaged => Parameters.Any(static parameter => parameter.Name == "page");

    /// <summary>The parameters. Empty if they are not known.</summary>
    public MethodParameter[] Parameters { get; }

    /// <summary>Whether the parameters are known. The service does not document those of a few methods.</summary>
    public bool ParametersAreKnown { get; }

    /// <summary>The errors of the method, without those that all methods share. Empty if they are not known.</summary>
    public MethodError[] Errors { get; }

    /// <summary>Whether the errors are known. The service does not document those of some methods.</summary>
    public bool ErrorsAreKnown { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
