namespace Ipernity.Api.Backups.Restoring;

/// <summary>The kind of a part of a backup.</summary>
public enum RestoreKind
{
    /// <summary>A photo, video or another document.</summary>
    Document,

    /// <summary>An album.</summary>
    Album,

    /// <summary>A folder of albums.</summary>
    Folder,
}
