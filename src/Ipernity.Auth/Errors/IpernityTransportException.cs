namespace Ipernity.Auth.Errors;

/// <summary>The service did not answer the call, or the answer is not one of the service.</summary>
public sealed class IpernityTransportException : IpernityException
{
    /// <summary>Creates the error of a call without a valid answer.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="method">The method that was called.</param>
    /// <param name="summary">What happened, in whole sentences without secrets.</param>
    /// <param name="details">The circumstances.</param>
    /// <param name="innerException">The cause.</param>
    public IpernityTransportException(
        TransportFailure failure, string method, string summary, FailureDetails? details = null, Exception? innerException = null)
        : base(failure.ToString(), method, summary, details, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public TransportFailure Failure { get; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new IpernityTransportException(Failure, Method, Summary, details, InnerException);
}
