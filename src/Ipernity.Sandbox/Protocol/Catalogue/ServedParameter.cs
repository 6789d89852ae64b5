namespace Ipernity.Sandbox.Protocol.Catalogue;

/// <summary>A parameter of a method. For the size of a page it has a default and a maximum; they are 0 for other parameters.</summary>
internal sealed record ServedParameter(string Name, bool Required, int DefaultSize, int MaximumSize);
