using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Backups.Format;

/// <summary>A folder of albums in <c>folders.json</c>.</summary>
internal sealed record FolderRecord
{
    public string Id { get; init; } = "";

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Link { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The document on the cover.</summary>
    public string? CoverId { get; init; }

    /// <summary>The identifiers of its albums, in their order.</summary>
    public string[] Albums { get; init; } = [];

    /// <summary>When a backup first found that the folder is gone from the account.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
