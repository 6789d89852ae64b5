namespace Ipernity.Sandbox.Community.Groups;

/// <summary>The title and description of a group in one language.</summary>
internal sealed record GroupText(string Language, string Title, string Description);
