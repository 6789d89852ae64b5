namespace Ipernity.Api.Sidecars;

/// <summary>The permissions to comment and tag, by the names of <see cref="Elements.Audience"/>.</summary>
internal sealed record PermissionsRecord
{
    public string? Comment { get; init; }

    public string? Tag { get; init; }

    public string? TagMe { get; init; }
}
