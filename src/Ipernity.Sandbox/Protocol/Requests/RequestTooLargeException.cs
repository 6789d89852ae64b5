namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>A request exceeds a limit of the sandbox. It is answered with HTTP status 413.</summary>
internal sealed class RequestTooLargeException(string message) : Exception(message);
