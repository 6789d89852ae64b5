using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>
/// A token that was issued to an application in a member's name. The number identifies it on pages that must not show its value.
/// </summary>
internal sealed record IssuedToken(
    int Number, string Value, RegisteredApplication Application, Member Member, Grants Grants, DateTimeOffset IssuedAt)
{
    /// <summary>The secret of an OAuth access token; null for a token that is sent as <c>auth_token</c>.</summary>
    public string? Secret { get; init; }
}
