using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Sidecars;

/// <summary>Writes a moment in UTC as <c>2024-06-30T16:15:00Z</c>.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.TryParseExact(
            reader.GetString(), Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString(Pattern, CultureInfo.InvariantCulture));
}
