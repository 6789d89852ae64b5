namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>A parameter of a call, decoded.</summary>
internal readonly record struct Parameter(string Name, string Value);
