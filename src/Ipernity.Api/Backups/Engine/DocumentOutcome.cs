namespace Ipernity.Api.Backups.Engine;

/// <summary>What a run found when it saved a document.</summary>
internal enum DocumentOutcome
{
    /// <summary>It was not in the backup, or not completely.</summary>
    New,

    /// <summary>Its details or its file had changed.</summary>
    Changed,

    /// <summary>Nothing had changed, which only its details could show.</summary>
    Unchanged,
}
