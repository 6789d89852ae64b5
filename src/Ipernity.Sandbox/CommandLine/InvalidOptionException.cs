namespace Ipernity.Sandbox.CommandLine;

/// <summary>An argument is invalid. The message is for the person who typed it.</summary>
internal sealed class InvalidOptionException(string message) : Exception(message);
