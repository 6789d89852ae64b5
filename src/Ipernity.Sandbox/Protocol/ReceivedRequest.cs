namespace Ipernity.Sandbox.Protocol;

/// <summary>An API request as it came in, before any check.</summary>
internal sealed record ReceivedRequest(string Method, string Format, bool IsPost, ParameterList Parameters, bool HasFile);
