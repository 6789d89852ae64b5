using System.Text.Json.Serialization;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The JSON format of the journal: each entry on one line.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RestoreJournalEntry))]
internal sealed partial class RestoreJournalJson : JsonSerializerContext;
