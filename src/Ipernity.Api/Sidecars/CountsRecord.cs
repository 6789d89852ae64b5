namespace Ipernity.Api.Sidecars;

/// <summary>Counters of a document or an album.</summary>
internal sealed record CountsRecord
{
    public long? Visits { get; init; }

    public long? Faves { get; init; }

    public long? Comments { get; init; }

    public long? Notes { get; init; }
}
