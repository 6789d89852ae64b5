namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>A parameter of a call, decoded.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="SentBytes">The value as it was sent, which is what the client signed; null if it was UTF-8.</param>
internal readonly record struct Parameter(string Name, string Value, byte[]? SentBytes = null);
