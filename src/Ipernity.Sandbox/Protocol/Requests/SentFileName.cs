using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Reads the name of an uploaded file: <c>filename*</c> if present, otherwise <c>filename</c> in UTF-8. Browsers escape quotes and
/// line breaks as <c>%22</c>, <c>%0D</c> and <c>%0A</c>, other clients use backslashes. Other percent signs are part of the name.
/// </summary>
internal static class SentFileName
{
    /// <summary>The name; null if the part is not a file, and empty if the file has no name.</summary>
    public static string? Find(ContentDispositionHeaderValue disposition)
    {
        if (disposition.FileNameStar is { HasValue: true } extended)
            return extended.Value;
        return NameValueHeaderValue.Find(disposition.Parameters, "filename") is null ? null : Unescape(disposition.FileName);
    }

    private static string Unescape(StringSegment name) => (name.Value ?? "")
        .Replace("%22", "\"", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace(@"\\", @"\", StringComparison.Ordinal);
}
