using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Backups.Format;

/// <summary>The content of <c>manifest.json</c>: the account that the backup belongs to, and its contents.</summary>
internal sealed record ManifestRecord
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "ipernity-backup";

    /// <summary>The version of the format that this code writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    public string Format { get; init; } = "";

    public int Version { get; init; }

    public AccountRecord Account { get; init; } = new();

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last run ended, even if it did not finish.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a run last saved everything; null if no run has.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether the last run saved everything.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The counts of what the backup contains and the account still has.</summary>
    public ContentRecord Contents { get; init; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
