namespace Ipernity.Api.Backups.Format;

/// <summary>The account that a backup belongs to.</summary>
internal sealed record AccountRecord
{
    /// <summary>The address of the service.</summary>
    public string Server { get; init; } = "";

    public string UserId { get; init; } = "";

    public string? UserName { get; init; }
}
