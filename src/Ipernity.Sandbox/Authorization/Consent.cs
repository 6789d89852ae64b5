using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>A question put to the signed-in member. The frob is null for a web application, which gets one with the answer.</summary>
internal sealed record Consent(string Nonce, Frob? Frob, Grants Asked, DateTimeOffset ExpiresAt);
