using Ipernity.Auth.Errors;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The result of restoring a backup.</summary>
public sealed record IpernityRestore
{
    /// <summary>The full path of the folder of the backup.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The name of the account that the backup was made of; null if the backup does not say.</summary>
    public string? BackupOf { get; internal init; }

    /// <summary>Whether everything in the backup that can be restored is in the account.</summary>
    public bool IsComplete { get; internal init; }

    /// <summary>How many documents were uploaded.</summary>
    public int Uploaded { get; internal init; }

    /// <summary>How many bytes were uploaded.</summary>
    public long Bytes { get; internal init; }

    /// <summary>How many albums and folders were created.</summary>
    public int Created { get; internal init; }

    /// <summary>How many documents, albums and folders got details that were missing.</summary>
    public int Updated { get; internal init; }

    /// <summary>How many documents, albums and folders were already in the account.</summary>
    public int AlreadyThere { get; internal init; }

    /// <summary>How many documents, albums and folders cannot be restored.</summary>
    public int NotRestorable { get; internal init; }

    /// <summary>How many failed.</summary>
    public int Failed { get; internal init; }

    /// <summary>How many were not reached because the run ended early, or were skipped on request.</summary>
    public int Left { get; internal init; }

    /// <summary>The parts that cannot be restored through the service.</summary>
    public IReadOnlyList<RestoreLoss> Losses { get; internal init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Why the run ended early; null if it did not.</summary>
    public IpernityException? Failure { get; internal init; }

    /// <summary>The result in a sentence.</summary>
    /// <returns>How many documents were uploaded, and how many are left.</returns>
    public override string ToString() => VisibleText.Of(FormattableString.Invariant(
        $"{Path}: {Uploaded:N0} uploaded, {AlreadyThere + Updated:N0} already there, {Failed + Left:N0} left."));
}
