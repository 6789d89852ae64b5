using Ipernity.Auth.Errors;

namespace Ipernity.Api.Downloads;

/// <summary>A file was not downloaded, or could not be saved.</summary>
public sealed class IpernityDownloadException : IpernityException
{
    internal IpernityDownloadException(
        DownloadFailure failure, string summary, FailureDetails? details = null, Exception? innerException = null)
        : base(failure.ToString(), DownloadClient.Method, summary, details, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public DownloadFailure Failure { get; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new IpernityDownloadException(Failure, Summary, details, InnerException);
}
