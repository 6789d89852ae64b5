using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ipernity.Api.Sidecars;

/// <summary>Writes the camera's clock as <c>2024-06-30T18:15:00</c>.</summary>
internal sealed class ClockTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.TryParseExact(reader.GetString(), "s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("s", CultureInfo.InvariantCulture));
}
