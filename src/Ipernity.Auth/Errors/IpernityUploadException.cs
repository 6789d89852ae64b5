namespace Ipernity.Auth.Errors;

/// <summary>A file was not uploaded, or no document came of it.</summary>
public sealed class IpernityUploadException : IpernityException
{
    internal IpernityUploadException(UploadFailure failure, string method, string message, string advice, Exception? innerException = null)
        : base(failure.ToString(), method, message, advice, 0, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public UploadFailure Failure { get; }
}
