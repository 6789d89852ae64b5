using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Protocol.Catalogue;

/// <summary>The requirements and the answer of an API method.</summary>
internal sealed record ServedMethod(
    string Name,
    bool MustSign,
    bool MustCarryToken,
    bool MustPost,
    IReadOnlyList<(string Area, GrantLevel Level)> Permissions,
    IReadOnlyList<ServedParameter>? Parameters,
    string Shape)
{
    /// <summary>Whether the method is documented, but unknown to the live service.</summary>
    public bool IsUnknownToService => Name is "doc.albums.add";

    /// <summary>Whether calls need an API key.</summary>
    public bool NeedsKey => Name is not "api.methods.getList";

    /// <summary>The first part of the name, such as <c>doc</c>.</summary>
    public string Service => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public ServedParameter? PageSize { get; } = Parameters?.FirstOrDefault(parameter => parameter.MaximumSize > 0);
}
