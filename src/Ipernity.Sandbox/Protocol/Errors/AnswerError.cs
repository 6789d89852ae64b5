namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>An error as the caller gets it.</summary>
internal sealed record AnswerError(int Code, string Message);
