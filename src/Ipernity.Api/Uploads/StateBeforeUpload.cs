namespace Ipernity.Api.Uploads;

/// <summary>The state of the account before an upload, to distinguish a new document from an older one with the same bytes.</summary>
/// <param name="ServerTime">Unix seconds by the service's clock, or null if the service did not report it.</param>
/// <param name="Documents">The documents with the same bytes, or null if they were not looked up.</param>
internal sealed record StateBeforeUpload(long? ServerTime, IReadOnlyList<string>? Documents)
{
    /// <summary>Whether it is enough to recognize a new document.</summary>
    public bool IsKnown => ServerTime is not null || Documents is not null;
}
