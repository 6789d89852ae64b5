namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>Fails a call with an error.</summary>
internal sealed class CallFailedException(int code, string message) : Exception(message)
{
    public AnswerError Error { get; } = new(code, message);
}
