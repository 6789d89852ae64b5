using System.Text.Json;

namespace Ipernity.Auth.Answers;

/// <summary>
/// Finds the <c>api</c> member of a JSON answer in one pass that builds nothing and checks the whole text. An answer that tells
/// its status twice is none: of two that differ, nobody could say which is meant.
/// </summary>
internal static class JsonStatusReader
{
    /// <exception cref="JsonException">The text is not one well-formed JSON object within the depth, or tells its status twice.</exception>
    public static AnswerStatus Read(ReadOnlySpan<byte> content, int maxDepth)
    {
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = maxDepth });
        AnswerStatus? status = null;

        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is not a JSON object.");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isApi = reader.ValueTextEquals("api"u8);
            reader.Read();
            if (isApi)
                status = status is null ? ReadApi(ref reader) : throw Twice();
            else
                reader.Skip();
        }

        while (reader.Read())
        {
            // To the end, so that anything after the object is refused.
        }

        return status.GetValueOrDefault();
    }

    private static AnswerStatus ReadApi(ref Utf8JsonReader reader)
    {
        var status = default(AnswerStatus);
        var isTold = false;
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
            if (isStatus && isTold)
                throw Twice();
            isTold |= isStatus;
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

    private static JsonException Twice() => new("The answer tells its status twice.");

    private static string? Scalar(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
        _ => null,
    };
}
