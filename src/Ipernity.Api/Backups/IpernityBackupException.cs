using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups;

/// <summary>A backup cannot be made, read or restored.</summary>
public sealed class IpernityBackupException : IpernityException
{
    internal IpernityBackupException(
        BackupFailure failure, string summary, FailureDetails? details = null, Exception? innerException = null)
        : base(failure.ToString(), "backup", summary, details, innerException)
    {
        Failure = failure;
    }

    /// <summary>What went wrong.</summary>
    public BackupFailure Failure { get; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new IpernityBackupException(Failure, Summary, details, InnerException);
}
