using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>The outcome of one attempt to call a method. It contains no secrets.</summary>
public sealed record CallAttempt
{
    internal CallAttempt(ApiCall call, CallOptions options, int number, TimeSpan elapsed)
    {
        Method = call.Method;
        UsedGet = options.UseGet;
        Number = number;
        Elapsed = elapsed;
    }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>Whether the call was sent with GET.</summary>
    public bool UsedGet { get; }

    /// <summary>The attempt's number, from 1.</summary>
    public int Number { get; }

    /// <summary>How long the attempt took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The HTTP status, or 0 if none was received.</summary>
    public int HttpStatus { get; internal init; }

    /// <summary>The size of the answer in bytes, or 0 if the attempt failed.</summary>
    public int Bytes { get; internal init; }

    /// <summary>The error of the attempt, or null if it succeeded.</summary>
    public IpernityException? Failure { get; internal init; }

    /// <summary>How long the client waits before the next attempt, or null if there is none.</summary>
    public TimeSpan? Pause { get; internal init; }
}
