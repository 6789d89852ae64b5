namespace Ipernity.Api.Backups.Viewer;

/// <summary>Which sidecars the data of the page was made from.</summary>
internal sealed record PageState
{
    /// <summary>The version of the data that this code writes. The data of another version is made again.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; }

    /// <summary>The length and the time of each sidecar, by the identifier of its document.</summary>
    public Dictionary<string, string> Sidecars { get; init; } = [];
}
