using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>What became of one attempt to call a method; nothing secret.</summary>
public sealed class CallAttempt
{
    internal CallAttempt(ApiCall call, int number, TimeSpan elapsed)
    {
        Call = call;
        Number = number;
        Elapsed = elapsed;
    }

    /// <summary>The call.</summary>
    public ApiCall Call { get; }

    /// <summary>The attempt's number, from 1.</summary>
    public int Number { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The HTTP status; 0 where none was received.</summary>
    public int HttpStatus { get; internal init; }

    /// <summary>How many bytes the answer has; 0 where the attempt failed.</summary>
    public int Bytes { get; internal init; }

    /// <summary>Why it failed; nothing where it did not.</summary>
    public IpernityException? Failure { get; internal init; }

    /// <summary>How long the client waits before it tries again; nothing where it does not.</summary>
    public TimeSpan? Pause { get; internal init; }
}
