using System.Text.Json;
using System.Text.Json.Serialization;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Format;

/// <summary>An album in <c>albums.json</c>.</summary>
internal sealed record AlbumRecord
{
    public string Id { get; init; } = "";

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Link { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The document on the cover.</summary>
    public string? CoverId { get; init; }

    public string? Visibility { get; init; }

    public PermissionsRecord? Permissions { get; init; }

    public CountsRecord? Counts { get; init; }

    /// <summary>The identifiers of its documents, in their order. An album may hold documents of other members.</summary>
    public string[] Documents { get; init; } = [];

    /// <summary>When a backup first found that the album is gone from the account.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
