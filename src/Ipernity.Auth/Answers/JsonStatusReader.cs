using System.Text.Json;

namespace Ipernity.Auth.Answers;

/// <summary>
/// Reads the status from the <c>api</c> member of a JSON answer, and checks the whole answer in the same pass. A repeated status is
/// rejected, because two of them may differ.
/// </summary>
internal static class JsonStatusReader
{
    /// <exception cref="JsonException">The answer is not one well-formed JSON object within the depth, or repeats its status.</exception>
    public static AnswerStatus Read(ReadOnlySpan<byte> content, int maxDepth)
    {
        if (!JsonSyntax.IsValid(content, maxDepth, out var values))
            throw Malformed(content, maxDepth);
        var reader = new CheckedJsonReader(content);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is not a JSON object.");

        AnswerStatus? status = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isApi = reader.ValueTextEquals("api");
            reader.Read();
            if (isApi)
                status = status is null ? ReadApi(ref reader) : throw Repeated();
            else
                reader.Skip();
        }

        return status.GetValueOrDefault() with { Values = values };
    }

    // The reader of .NET tells the place.
    private static JsonException Malformed(ReadOnlySpan<byte> content, int maxDepth)
    {
        try
        {
            var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = maxDepth });
            while (reader.Read())
            {
                // To the place that is not well-formed.
            }
        }
        catch (JsonException malformed)
        {
            return malformed;
        }

        return new JsonException("The answer is not JSON.");
    }

    private static AnswerStatus ReadApi(ref CheckedJsonReader reader)
    {
        var status = default(AnswerStatus);
        var hasStatus = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return status;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStatus = reader.ValueTextEquals("status");
            var isCode = reader.ValueTextEquals("code");
            var isMessage = reader.ValueTextEquals("message");
            reader.Read();
            if (isStatus && hasStatus)
                throw Repeated();
            hasStatus |= isStatus;
            if (isStatus)
                status = status with { Status = Scalar(ref reader) };
            else if (isCode)
                status = status with { Code = Scalar(ref reader) };
            else if (isMessage)
                status = status with { Message = Scalar(ref reader) };
            reader.Skip();
        }

        return status;
    }

    private static JsonException Repeated() => new("The answer repeats its status.");

    private static string? Scalar(ref CheckedJsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        _ => null,
    };
}
