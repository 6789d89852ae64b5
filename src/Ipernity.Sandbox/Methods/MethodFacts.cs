using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Methods;

/// <summary>What a method demands of a call, and what it answers.</summary>
internal sealed record MethodFacts(
    string Name,
    bool MustSign,
    bool MustCarryToken,
    bool MustPost,
    IReadOnlyList<(string Area, PermissionLevel Level)> Permissions,
    IReadOnlyList<ParameterFacts>? Parameters,
    string Shape)
{
    /// <summary>Documented, but the service itself does not know it.</summary>
    public bool IsUnknownToService => Name is "doc.albums.add";

    /// <summary>The family that the method belongs to, as in <c>doc</c>.</summary>
    public string Service => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public ParameterFacts? PageSize { get; } = Parameters?.FirstOrDefault(parameter => parameter.MaximumSize > 0);
}
