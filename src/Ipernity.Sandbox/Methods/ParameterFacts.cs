namespace Ipernity.Sandbox.Methods;

/// <summary>A parameter that a method takes; the sizes are those of a page, 0 where the parameter is none.</summary>
internal sealed record ParameterFacts(string Name, bool Required, int DefaultSize, int MaximumSize);
