namespace Ipernity.Auth.Errors;

/// <summary>A call that did not bring what was asked for. Its texts hold no token, secret or signature.</summary>
public abstract class IpernityException : Exception
{
    private readonly string _advice;

    private protected IpernityException(string errorId, string method, string message, string advice, int httpStatus, Exception? innerException)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Method = method;
        HttpStatus = httpStatus;
        _advice = advice;
    }

    /// <summary>A stable name of the error, for scripts to tell it from others.</summary>
    public string ErrorId { get; }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>The HTTP status, where one was received; 0 otherwise.</summary>
    public int HttpStatus { get; }

    /// <summary>How long the service asks to wait before the next call (<c>Retry-After</c>), where it does.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>How often the call was tried.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>Whether the call changes data and may have been done, although no answer tells so. It was not repeated then.</summary>
    public bool MayHaveBeenDone { get; internal set; }

    /// <inheritdoc/>
    public override string Message => base.Message + Afterword();

    /// <summary>What to do next, in a sentence for a person.</summary>
    public string Advice => !MayHaveBeenDone ? _advice
        : Method == "upload.file" ? "Send it again with -SkipDuplicate, which looks first whether it arrived."
        : "Look whether it was done before you call it again.";

    private string Afterword()
    {
        var words = "";
        if (Attempts > 1)
            words += FormattableString.Invariant($" It was tried {Attempts} times.");
        if (MayHaveBeenDone)
            words += $" {Method} changes data, and the service may have done it all the same: it was not repeated{(Attempts > 1 ? " any more" : "")}.";
        if (RetryAfter is { } wait && wait > TimeSpan.Zero)
            words += FormattableString.Invariant($" The service asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds.");
        return words;
    }
}
