namespace Ipernity.Api.Backups.Restoring;

/// <summary>A part of a backup that cannot be restored through the service.</summary>
/// <param name="What">The name of the part, such as "visits".</param>
/// <param name="Count">How many there are.</param>
/// <param name="Reason">Why it cannot be restored.</param>
public sealed record RestoreLoss(string What, long Count, string Reason)
{
    /// <summary>The number and what it counts.</summary>
    /// <returns>Text such as "1,200 visits".</returns>
    public override string ToString() => FormattableString.Invariant($"{Count:N0} {What}");
}
