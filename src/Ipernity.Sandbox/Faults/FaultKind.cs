namespace Ipernity.Sandbox.Faults;

/// <summary>What a fault does. For each kind it says whether the call runs, and so whether it changes data.</summary>
public enum FaultKind
{
    /// <summary><c>500</c>: HTTP status 500. The call does not run.</summary>
    ServerError,

    /// <summary><c>503</c>: HTTP status 503, optionally with a Retry-After header. The call does not run.</summary>
    Unavailable,

    /// <summary><c>429</c>: HTTP status 429, optionally with a Retry-After header. The call does not run.</summary>
    TooManyRequests,

    /// <summary><c>api-error</c>: an API error in the requested format. The call does not run.</summary>
    ApiError,

    /// <summary><c>reset</c>: the connection is reset without an answer. The call does not run.</summary>
    Reset,

    /// <summary><c>reset-after</c>: the call runs, then the connection is reset and the answer is lost.</summary>
    ResetAfter,

    /// <summary><c>reset-body</c>: the call runs, then the connection is reset in the middle of the answer.</summary>
    ResetBody,

    /// <summary><c>delay</c>: the call runs, and the answer is late.</summary>
    Delay,

    /// <summary><c>hang</c>: there is no answer until the client disconnects or the sandbox stops. The call does not run.</summary>
    Hang,

    /// <summary><c>dribble</c>: the call runs, and the answer is sent byte by byte.</summary>
    Dribble,

    /// <summary><c>truncated</c>: the call runs, and only the first half of the answer is sent, with a matching length.</summary>
    Truncated,

    /// <summary><c>html</c>: a page with HTTP status 200, like the login page of a proxy. The call does not run.</summary>
    Html,

    /// <summary><c>empty</c>: HTTP status 200 without a body. The call does not run.</summary>
    Empty,

    /// <summary><c>redirect</c>: a redirect to another address. The call does not run.</summary>
    Redirect,

    /// <summary><c>invalid-utf8</c>: the call runs, and the answer contains invalid UTF-8.</summary>
    InvalidUtf8,

    /// <summary><c>wrong-type</c>: the call runs, and the correct answer is labelled as <c>text/html</c>.</summary>
    WrongType,

    /// <summary><c>no-api</c>: the call runs, and the answer has no status.</summary>
    NoApi,

    /// <summary><c>bad-status</c>: the call runs, and the answer has an unknown status.</summary>
    BadStatus,

    /// <summary><c>ticket-fails</c>: the upload is accepted, but its ticket becomes invalid.</summary>
    TicketFails,

    /// <summary><c>ticket-slow</c>: the upload is accepted, and processing takes longer.</summary>
    TicketSlow,

    /// <summary><c>ticket-vanishes</c>: the upload is accepted and its document is created, but its ticket is unknown.</summary>
    TicketVanishes,

    /// <summary><c>reset-upload</c>: the connection is reset in the middle of an upload. The call does not run.</summary>
    ResetUpload,

    /// <summary>
    /// <c>early</c>: an upload is answered before its body is read, with HTTP status 413 or an API error, and the connection is
    /// closed. The call does not run.
    /// </summary>
    Early,

    /// <summary><c>cut-off</c>: the connection is reset in the middle of the file that is downloaded.</summary>
    CutOff,

    /// <summary><c>wrong-bytes</c>: a downloaded file has the right length, but some of its bytes are wrong.</summary>
    WrongBytes,

    /// <summary><c>slow</c>: a downloaded file arrives in small parts with pauses between them.</summary>
    Slow,

    /// <summary><c>403</c>: a download is answered with HTTP status 403.</summary>
    Forbidden,

    /// <summary>
    /// <c>expired</c>: the address of a download expires. It is answered with HTTP status 403 from then on, and the API tells a new one.
    /// </summary>
    Expired,
}
