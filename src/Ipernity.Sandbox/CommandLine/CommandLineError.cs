namespace Ipernity.Sandbox.CommandLine;

/// <summary>An argument that the program cannot make sense of; the message is for the person who typed it.</summary>
internal sealed class CommandLineError(string message) : Exception(message);
