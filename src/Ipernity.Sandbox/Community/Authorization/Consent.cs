using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>An authorization request that waits for the signed-in member's answer.</summary>
/// <param name="Nonce">Identifies the request on its page.</param>
/// <param name="Frob">The frob of a desktop application; null for a web application, which gets a frob with the answer.</param>
/// <param name="Application">The application that asks.</param>
/// <param name="Asked">The permissions that the application asks for.</param>
/// <param name="ExpiresAt">When the request can no longer be answered.</param>
internal sealed record Consent(string Nonce, Frob? Frob, RegisteredApplication Application, Grants Asked, DateTimeOffset ExpiresAt);
