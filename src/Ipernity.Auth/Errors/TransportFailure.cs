namespace Ipernity.Auth.Errors;

/// <summary>Why a call brought no answer of the service. The name is the error's stable id.</summary>
public enum TransportFailure
{
    /// <summary>No connection was made: the request never left this machine's side.</summary>
    Unreachable,

    /// <summary>No trusted TLS connection was made, for instance because a certificate has expired.</summary>
    SecureConnectionFailed,

    /// <summary>The connection broke. The service may or may not have done what was asked.</summary>
    ConnectionLost,

    /// <summary>The answer did not come within the time. The service may or may not have done what was asked.</summary>
    TimedOut,

    /// <summary>The server wanted to send the call elsewhere. Signed calls do not follow.</summary>
    Redirected,

    /// <summary>An HTTP error without the service's own answer in it.</summary>
    HttpError,

    /// <summary>The answer is larger than what is accepted.</summary>
    AnswerTooLarge,

    /// <summary>What came is not an answer of the service: another kind of text, cut off, nested too deep, or without a status.</summary>
    InvalidAnswer,
}
