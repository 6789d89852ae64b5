using Ipernity.Auth.Errors;

namespace Ipernity.Api.Uploads;

/// <summary>A file was not uploaded, or did not become a document.</summary>
public sealed class IpernityUploadException : IpernityException
{
    internal IpernityUploadException(
        UploadFailure failure, string method, string summary, FailureDetails? details = null, Exception? innerException = null)
        : base(failure.ToString(), method, summary, details, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public UploadFailure Failure { get; }

    /// <summary>The ticket of the upload, if it has one.</summary>
    public string? Ticket { get; internal init; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new IpernityUploadException(Failure, Method, Summary, details, InnerException) { Ticket = Ticket };
}
