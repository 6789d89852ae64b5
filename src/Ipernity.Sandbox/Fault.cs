using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox;

/// <summary>
/// Something that goes wrong with the next calls, on request, so that it can be tested how a script bears it. Of several
/// faults that fit a call the oldest hits it; one without an end hits only where no other does.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>As <see cref="Count"/>: every call, until the faults are cleared.</summary>
    public const int Always = 0;

    /// <summary>As <see cref="Method"/>: calls of any method.</summary>
    public const string AnyMethod = "*";

    /// <summary>How many calls are hit; <see cref="Always"/> for all of them.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The method whose calls are hit; <c>*</c> stands for any text and <c>?</c> for any character, as in <c>doc.*</c>.</summary>
    public string Method { get; init; } = AnyMethod;

    /// <summary>The seconds of the Retry-After header; for <see cref="FaultKind.Unavailable"/> and <see cref="FaultKind.TooManyRequests"/>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>
    /// The API's error code, 500 where none is given; for <see cref="FaultKind.ApiError"/>. For <see cref="FaultKind.Early"/>, which
    /// answers HTTP status 413 where none is given.
    /// </summary>
    public int? Code { get; init; }

    /// <summary>
    /// How late the answer is, a second where nothing is given; for <see cref="FaultKind.Delay"/>. The time between two bytes, a
    /// millisecond where nothing is given; for <see cref="FaultKind.Dribble"/>. How much longer an upload is worked on, a minute
    /// where nothing is given; for <see cref="FaultKind.TicketSlow"/>.
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>301, 302, 303, 307 or 308, 302 where none is given; for <see cref="FaultKind.Redirect"/>.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Where to; for <see cref="FaultKind.Redirect"/>. Where none is given it is the same call under this machine's other name:
    /// whoever follows shows up among the calls that were received.
    /// </summary>
    public Uri? Location { get; init; }

    /// <summary>
    /// Reads <c>kind[=value][:count[:method]]</c>, as in <c>503=30:2:doc.*</c>, <c>api-error=113</c> or <c>reset:always</c>. The value
    /// is the seconds of Retry-After, the API's error code, the milliseconds of a delay, or the status of a redirect.
    /// </summary>
    /// <exception cref="ArgumentException">The text makes no sense; the message names what is wrong and what is valid.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultReader.Read(text);
    }
}
