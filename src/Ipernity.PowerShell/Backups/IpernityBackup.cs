using Ipernity.Api.Backups.Engine;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Backups;

/// <summary>The result of Backup-IpernityAccount.</summary>
public sealed class IpernityBackup
{
    internal IpernityBackup(string path, string account, BackupSummary summary)
    {
        Path = path;
        Account = account;
        IsComplete = summary.IsComplete;
        New = summary.New;
        Changed = summary.Changed;
        Unchanged = summary.Unchanged;
        Gone = summary.Gone;
        Removed = summary.Removed;
        Failed = summary.Failed;
        Left = summary.Left;
        Files = summary.Files;
        Bytes = summary.Bytes;
        Calls = summary.Calls;
        Duration = summary.Duration;
    }

    /// <summary>The full path of the folder of the backup.</summary>
    public string Path { get; }

    /// <summary>The name of the member.</summary>
    public string Account { get; }

    /// <summary>Whether everything was saved.</summary>
    public bool IsComplete { get; }

    /// <summary>How many documents were not in the backup before.</summary>
    public long New { get; }

    /// <summary>How many documents had changed since the last run.</summary>
    public long Changed { get; }

    /// <summary>How many documents had not changed.</summary>
    public long Unchanged { get; }

    /// <summary>How many documents of the backup are no longer in the account.</summary>
    public long Gone { get; }

    /// <summary>How many of these documents -Prune moved to the folder <c>removed</c>.</summary>
    public long Removed { get; }

    /// <summary>How many documents and lists could not be saved.</summary>
    public long Failed { get; }

    /// <summary>How many documents the run did not come to; null if it ended before ipernity said how many there are.</summary>
    public long? Left { get; }

    /// <summary>How many files were downloaded.</summary>
    public long Files { get; }

    /// <summary>The size of these files in bytes.</summary>
    public long Bytes { get; }

    /// <summary>How many calls were sent, with retries.</summary>
    public long Calls { get; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The account and the folder.</summary>
    /// <returns>The account and the path.</returns>
    public override string ToString() => VisibleText.Of($"{Account} in {Path}");
}
