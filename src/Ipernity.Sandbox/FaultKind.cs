namespace Ipernity.Sandbox;

/// <summary>What can go wrong on request. Each says whether the call is done all the same: what it changes is then changed.</summary>
public enum FaultKind
{
    /// <summary><c>500</c>: HTTP status 500. The call is not done.</summary>
    ServerError,

    /// <summary><c>503</c>: HTTP status 503, with a Retry-After header where one is given. The call is not done.</summary>
    Unavailable,

    /// <summary><c>429</c>: HTTP status 429, with a Retry-After header where one is given. The call is not done.</summary>
    TooManyRequests,

    /// <summary><c>api-error</c>: an error of the API, in the format that was asked for. The call is not done.</summary>
    ApiError,

    /// <summary><c>reset</c>: the connection is reset before any answer. The call is not done.</summary>
    Reset,

    /// <summary><c>reset-after</c>: the call is done, then the connection is reset: its answer is lost.</summary>
    ResetAfter,

    /// <summary><c>reset-body</c>: the call is done, and the connection is reset in the middle of the answer's body.</summary>
    ResetBody,

    /// <summary><c>delay</c>: the call is done, and its answer comes late.</summary>
    Delay,

    /// <summary><c>hang</c>: no answer ever, until the caller goes or the sandbox stops. The call is not done.</summary>
    Hang,

    /// <summary><c>dribble</c>: the call is done, and the body of its answer comes one byte at a time.</summary>
    Dribble,

    /// <summary><c>truncated</c>: the call is done; of its answer only the first half comes, as if that were all of it.</summary>
    Truncated,

    /// <summary><c>html</c>: a page with HTTP status 200, such as a proxy shows that wants a login. The call is not done.</summary>
    Html,

    /// <summary><c>empty</c>: HTTP status 200 and no body. The call is not done.</summary>
    Empty,

    /// <summary><c>redirect</c>: the caller is sent to another address. The call is not done.</summary>
    Redirect,

    /// <summary><c>invalid-utf8</c>: the call is done; in a text of its answer stand bytes that are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary><c>wrong-type</c>: the call is done; its answer is right, but is said to be <c>text/html</c>.</summary>
    WrongType,

    /// <summary><c>no-api</c>: the call is done; its answer lacks the member that tells the status.</summary>
    NoApi,

    /// <summary><c>bad-status</c>: the call is done; its answer has a status that there is not.</summary>
    BadStatus,

    /// <summary><c>ticket-fails</c>: an upload is taken, and its ticket ends without a document.</summary>
    TicketFails,

    /// <summary><c>ticket-slow</c>: an upload is taken, and worked on for longer than others.</summary>
    TicketSlow,

    /// <summary><c>ticket-vanishes</c>: an upload is taken and its document arrives, but its ticket is not known to anybody.</summary>
    TicketVanishes,

    /// <summary><c>reset-upload</c>: the connection is reset in the middle of an upload. The call is not done.</summary>
    ResetUpload,

    /// <summary>
    /// <c>early</c>: an upload is answered before its body was read, with HTTP status 413 or with an error of the API, and the
    /// connection is closed. The call is not done.
    /// </summary>
    Early,
}
