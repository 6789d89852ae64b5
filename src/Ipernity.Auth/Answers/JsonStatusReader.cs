using System.Runtime.CompilerServices;
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
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = maxDepth });
        AnswerStatus? status = null;
        var values = 0;

        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is not a JSON object.");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isApi = reader.ValueTextEquals("api"u8);
            reader.Read();
            if (isApi)
                status = status is null ? ReadApi(ref reader) : throw Repeated();
            else
                values += CountValues(ref reader);
        }

        while (reader.Read())
        {
            // Reading to the end rejects anything after the object.
        }

        return status.GetValueOrDefault() with { Values = values };
    }

    /// <summary>Skips a value and counts it with all values in it.</summary>
    [MethodImpl(HotCode.Optimized)]
    private static int CountValues(ref Utf8JsonReader reader)
    {
        var count = 1;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return count;

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
                count++;
        }

        return count;
    }

    private static AnswerStatus ReadApi(ref Utf8JsonReader reader)
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
            var isStatus = reader.ValueTextEquals("status"u8);
            var isCode = reader.ValueTextEquals("code"u8);
            var isMessage = reader.ValueTextEquals("message"u8);
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

    private static string? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        _ => null,
    };
}
