using Ipernity.Api.Backups.Index;

namespace Ipernity.Api.Backups.Engine;

/// <summary>A document of the backup that is no longer in the account.</summary>
public sealed class GoneDocument
{
    internal GoneDocument(BackupEntry entry)
    {
        Entry = entry;
    }

    /// <summary>The identifier.</summary>
    public string Id => Entry.Id;

    /// <summary>The title.</summary>
    public string? Title => Entry.Title;

    /// <summary>The path of its file from the folder of the backup, with slashes.</summary>
    public string File => Entry.Path;

    /// <summary>When a backup first found that the document is gone.</summary>
    public DateTimeOffset? GoneAt => Entry.GoneAt;

    internal BackupEntry Entry { get; }
}
