using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>What an application may do in a member's name. The number names it where its value must not be shown.</summary>
internal sealed record AccessToken(int Number, string Value, Member Member, Grants Grants, DateTimeOffset IssuedAt);
