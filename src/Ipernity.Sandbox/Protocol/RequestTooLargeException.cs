namespace Ipernity.Sandbox.Protocol;

/// <summary>More was sent than the sandbox takes: HTTP 413.</summary>
internal sealed class RequestTooLargeException(string message) : Exception(message);
