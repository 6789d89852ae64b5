namespace Ipernity.Auth.Errors;

/// <summary>The reason why a call has no valid answer. The name is the error's stable id.</summary>
public enum TransportFailure
{
    /// <summary>No connection was made, so the request was not sent.</summary>
    Unreachable,

    /// <summary>No trusted TLS connection was made, for example because the certificate has expired. The request was not sent.</summary>
    SecureConnectionFailed,

    /// <summary>The connection broke. The service may have completed the call.</summary>
    ConnectionLost,

    /// <summary>The answer did not arrive in time. The service may have completed the call.</summary>
    TimedOut,

    /// <summary>The server redirected the call. Signed calls never follow redirects.</summary>
    Redirected,

    /// <summary>The server answered with an HTTP error that contains no answer of the service.</summary>
    HttpError,

    /// <summary>The answer exceeds the size limit.</summary>
    AnswerTooLarge,

    /// <summary>
    /// The answer is not a valid answer of the service: another kind of text, incomplete, nested too deeply, or without a status.
    /// </summary>
    InvalidAnswer,
}
