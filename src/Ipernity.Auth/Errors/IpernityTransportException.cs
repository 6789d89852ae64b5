namespace Ipernity.Auth.Errors;

/// <summary>A call brought no answer of the service.</summary>
public sealed class IpernityTransportException : IpernityException
{
    private const int UriTooLong = 414;

    internal IpernityTransportException(TransportFailure failure, string method, string message, Exception? innerException = null, int httpStatus = 0)
        : base(failure.ToString(), method, message, AdviceFor(failure, httpStatus), httpStatus, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public TransportFailure Failure { get; }

    private static string AdviceFor(TransportFailure failure, int httpStatus) => failure switch
    {
        TransportFailure.Unreachable => "Check the network, the proxy and the server's address, then try again: nothing was sent.",
        TransportFailure.SecureConnectionFailed => "Check this machine's clock and the server's certificate: nothing was sent.",
        TransportFailure.ConnectionLost => "Check the network and try again.",
        TransportFailure.TimedOut => "Try again, or allow more time.",
        TransportFailure.Redirected => "Check the server's address; a proxy or a sign-in page of the network may stand in between.",
        TransportFailure.HttpError when httpStatus == UriTooLong => "Send it in the body: leave -UseGet out.",
        TransportFailure.HttpError => "Try again later; if it stays, check the server's address and any proxy in between.",
        TransportFailure.AnswerTooLarge => "Ask for less at once, for instance with a smaller per_page.",
        _ => "Check the server's address; a proxy or a sign-in page of the network may stand in between.",
    };
}
