namespace Ipernity.Sandbox.Data;

/// <summary>What a group is called in a language, and how it describes itself in it.</summary>
internal sealed record GroupText(string Language, string Title, string Description);
