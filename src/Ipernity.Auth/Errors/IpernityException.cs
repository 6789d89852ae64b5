namespace Ipernity.Auth.Errors;

/// <summary>A call that did not bring what was asked for. Its texts hold no token, secret or signature.</summary>
public abstract class IpernityException : Exception
{
    private protected IpernityException(string errorId, string method, string message, string advice, Exception? innerException)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Method = method;
        Advice = advice;
    }

    /// <summary>A stable name of the error, for scripts to tell it from others.</summary>
    public string ErrorId { get; }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>What to do next, in a sentence for a person.</summary>
    public string Advice { get; }
}
