using System.Globalization;

namespace Ipernity.Auth.Errors;

/// <summary>The error of a failed call. Its texts contain no token, secret or signature.</summary>
public abstract class IpernityException : Exception
{
    /// <summary>Creates the error of a call.</summary>
    /// <param name="errorId">A stable name of the error for scripts.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="summary">What happened, in whole sentences.</param>
    /// <param name="details">The circumstances.</param>
    /// <param name="innerException">The cause.</param>
    protected IpernityException(
        string errorId, string method, string summary, FailureDetails? details = null, Exception? innerException = null)
        : base(Describe(summary, method, details ??= new FailureDetails()), innerException)
    {
        ErrorId = errorId;
        Method = method;
        Summary = summary;
        Details = details;
    }

    /// <summary>The stable id of the error, for scripts that handle errors differently.</summary>
    public string ErrorId { get; }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>What happened, without the circumstances that <see cref="Exception.Message"/> adds.</summary>
    public string Summary { get; }

    /// <summary>The circumstances of the failure.</summary>
    public FailureDetails Details { get; }

    /// <summary>The HTTP status, or 0 if none was received.</summary>
    public int HttpStatus => Details.HttpStatus;

    /// <summary>How long the client should wait before the next call (<c>Retry-After</c>); null if the service does not say.</summary>
    public TimeSpan? RetryAfter => Details.RetryAfter;

    /// <summary>How often the call was attempted.</summary>
    public int Attempts => Details.Attempts;

    /// <summary>Whether the call changes data and the service may have completed it without an answer.</summary>
    public bool MayHaveBeenDone => Details.MayHaveBeenDone;

    /// <summary>The same error with other details.</summary>
    /// <param name="details">The circumstances.</param>
    /// <returns>A new exception of the same type.</returns>
    protected internal abstract IpernityException WithDetails(FailureDetails details);

    private static string Describe(string summary, string method, FailureDetails details)
    {
        var text = summary;
        if (details.Attempts > 1)
            text += string.Format(CultureInfo.InvariantCulture, " It was attempted {0} times.", details.Attempts);
        if (details.MayHaveBeenDone)
            text += $" {method} changes data, and the service may have completed the call, so it was not retried.";
        if (details.RetryAfter is { } wait && wait > TimeSpan.Zero)
            text += $" The service asks you to wait {DurationText.Of(wait)}.";
        // The summary can contain a file name or text of a server.
        return VisibleText.Of(text);
    }
}
