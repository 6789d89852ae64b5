using System.Globalization;
using System.Text.Json;
using System.Xml;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Answers;

/// <summary>Distinguishes answers of the service from other content, and errors from success.</summary>
internal static class AnswerReader
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    // A page of a list has some ten thousand values. A million objects take about 500 MB.
    private const int MaxValues = 1_000_000;

    /// <exception cref="IpernityTransportException">The content is not an answer of the service, or has too many values.</exception>
    public static AnswerStatus ReadStatus(string method, AnswerFormat format, ReadOnlyMemory<byte> content, int maxDepth)
    {
        if (content.IsEmpty)
            throw Invalid(method, "is empty");
        if (!Utf8Validity.IsValid(content.Span))
            throw Invalid(method, "is not UTF-8");

        try
        {
            var status = format switch
            {
                AnswerFormat.Xml => XmlStatusReader.Read(content, maxDepth),
                AnswerFormat.Php => PhpStatusReader.Read(content.Span, maxDepth),
                _ => JsonStatusReader.Read(content.Span, maxDepth),
            };
            if (status.Status is null)
                throw Invalid(method, "has no status");
            return status.Values <= MaxValues ? status : throw TooManyValues(method);
        }
        catch (Exception broken) when (IsOfContent(broken))
        {
            // The message may quote the answer, which may contain a token, so only its position is kept.
            throw Invalid(method, $"is not valid {Name(format)}{Place(broken)}");
        }
    }

    /// <summary>
    /// Whether an exception of a reader means that the content is not well-formed. The readers of .NET throw various exceptions for an
    /// unpaired surrogate, an unknown encoding, and content that does not match its encoding.
    /// </summary>
    public static bool IsOfContent(Exception broken) =>
        broken is JsonException or XmlException or FormatException or InvalidOperationException or ArgumentException
            or NotSupportedException or IndexOutOfRangeException or OverflowException;

    public static int ReadCode(AnswerStatus status) =>
        int.TryParse(status.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;

    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith(ByteOrderMark) ? content.Slice(ByteOrderMark.Length) : content;

    private static string Name(AnswerFormat format) => format switch
    {
        AnswerFormat.Xml => "XML",
        AnswerFormat.Php => "serialized PHP",
        _ => "JSON",
    };

    private static string Place(Exception broken) => broken switch
    {
        JsonException { LineNumber: { } line, BytePositionInLine: { } column } =>
            string.Format(CultureInfo.InvariantCulture, " (line {0}, byte {1})", line + 1, column + 1),
        XmlException { LineNumber: > 0 } xml =>
            string.Format(CultureInfo.InvariantCulture, " (line {0}, column {1})", xml.LineNumber, xml.LinePosition),
        _ => "",
    };

    private static IpernityTransportException TooManyValues(string method) => new(
        TransportFailure.AnswerTooLarge,
        method,
        FormattableString.Invariant($"The answer to {method} has more than {MaxValues:N0} values."));

    public static IpernityTransportException Invalid(string method, string why, FailureDetails? details = null) =>
        new(TransportFailure.InvalidAnswer, method, $"The answer to {method} {why}.", details);
}
