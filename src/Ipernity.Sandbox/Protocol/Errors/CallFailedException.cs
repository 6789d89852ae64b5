namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>Fails a call with an error.</summary>
internal sealed class CallFailedException : Exception
{
    /// <summary>An error that all methods share.</summary>
    public CallFailedException(int code, string message)
        : base(message) => Code = code;

    /// <summary>An error of the method, which decides its code.</summary>
    /// <param name="cause">Why the method failed.</param>
    /// <param name="message">The message for the caller.</param>
    /// <param name="parameter">The name of the parameter; null if the cause is not about one parameter.</param>
    public CallFailedException(FailureCause cause, string message, string? parameter = null)
        : base(message)
    {
        Cause = cause;
        Parameter = parameter;
    }

    public FailureCause? Cause { get; }

    public string? Parameter { get; }

    private int Code { get; }

    /// <summary>The error with its code for a method.</summary>
    public AnswerError ErrorOf(string method) =>
        new(Cause is { } cause ? MethodErrorCodes.CodeOf(method, cause, Parameter) : Code, Message);
}
