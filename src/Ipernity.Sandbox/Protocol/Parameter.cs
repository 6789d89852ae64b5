namespace Ipernity.Sandbox.Protocol;

/// <summary>One parameter of a call, decoded.</summary>
internal readonly record struct Parameter(string Name, string Value);
