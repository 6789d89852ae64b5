namespace Ipernity.Api.Backups.Restoring;

/// <summary>The steps that restore a backup to an account.</summary>
public sealed class RestorePlan
{
    internal RestorePlan(IReadOnlyList<RestoreStep> steps, IReadOnlyList<RestoreLoss> losses)
    {
        Steps = steps;
        Losses = losses;
    }

    /// <summary>The steps in their order: documents, albums, folders.</summary>
    public IReadOnlyList<RestoreStep> Steps { get; }

    /// <summary>The parts of the uploaded documents and of the account that cannot be restored.</summary>
    public IReadOnlyList<RestoreLoss> Losses { get; }

    /// <summary>Counts the steps with an action.</summary>
    /// <param name="kind">The kind of the steps.</param>
    /// <param name="action">Their action.</param>
    /// <returns>How many there are.</returns>
    public int Count(RestoreKind kind, RestoreAction action) => Steps.Count(step => step.Kind == kind && step.Action == action);

    /// <summary>How many bytes are uploaded.</summary>
    public long Bytes => Steps.Where(static step => step.Action == RestoreAction.Upload).Sum(static step => step.Bytes);
}
