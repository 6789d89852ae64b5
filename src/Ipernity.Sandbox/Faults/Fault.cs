namespace Ipernity.Sandbox.Faults;

/// <summary>
/// Makes the next calls fail, to test how a client handles it. If several faults match a call, the oldest hits it. Faults without
/// an end hit only calls that no other fault matches.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The <see cref="Count"/> of a fault that hits every call until the faults are cleared.</summary>
    public const int Always = 0;

    /// <summary>The <see cref="Method"/> of a fault that hits calls of any method.</summary>
    public const string AnyMethod = "*";

    /// <summary>The <see cref="Method"/> of a fault that hits downloads instead of calls.</summary>
    public const string Downloads = "media";

    /// <summary>The number of calls to hit, or <see cref="Always"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>
    /// The method whose calls are hit. <c>*</c> matches any text and <c>?</c> any character, as in <c>doc.*</c>.
    /// <c>media</c> stands for downloads.
    /// </summary>
    public string Method { get; init; } = AnyMethod;

    /// <summary>
    /// The seconds of the Retry-After header, for <see cref="FaultKind.Unavailable"/> and <see cref="FaultKind.TooManyRequests"/>.
    /// </summary>
    public int? RetryAfter { get; init; }

    /// <summary>
    /// The API error code, for <see cref="FaultKind.ApiError"/> (default 500) and <see cref="FaultKind.Early"/> (default: HTTP
    /// status 413).
    /// </summary>
    public int? Code { get; init; }

    /// <summary>
    /// For <see cref="FaultKind.Delay"/> how late the answer is (default 1 second), for <see cref="FaultKind.Dribble"/> the pause
    /// between two bytes (default 1 millisecond), for <see cref="FaultKind.TicketSlow"/> the additional processing time (default 1
    /// minute), for <see cref="FaultKind.Slow"/> the pause between two parts of a file (default 1 second).
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The HTTP status, for <see cref="FaultKind.Redirect"/>: 301, 302 (default), 303, 307 or 308.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// The target, for <see cref="FaultKind.Redirect"/>. The default is the same call at this machine's other name (127.0.0.1 or
    /// localhost), so that a client that follows the redirect shows up in the received calls.
    /// </summary>
    public Uri? Location { get; init; }

    /// <summary>
    /// Reads <c>kind[=value][:count[:method]]</c>, such as <c>503=30:2:doc.*</c>, <c>api-error=113</c> or <c>reset:always</c>. The
    /// value is the seconds of Retry-After, the API error code, the milliseconds of a delay, or the status of a redirect.
    /// </summary>
    /// <exception cref="ArgumentException">The text is invalid. The message names what is wrong and what is valid.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultReader.Read(text);
    }
}
