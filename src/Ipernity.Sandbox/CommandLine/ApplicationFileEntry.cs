namespace Ipernity.Sandbox.CommandLine;

/// <summary>An application in the file of applications.</summary>
internal sealed record ApplicationFileEntry(string? Key, string? Secret, string? Name, Uri? Callback);
