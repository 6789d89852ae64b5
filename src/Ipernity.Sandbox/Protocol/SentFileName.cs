using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ipernity.Sandbox.Protocol;

/// <summary>
/// The name of a file as its part of a form tells it: <c>filename*</c> where it is there, else <c>filename</c> in UTF-8, in which
/// a quote and the ends of lines are written as browsers write them (<c>%22</c>, <c>%0D</c>, <c>%0A</c>), or a quote and a
/// backslash with a backslash before them. Nothing else is taken for an escape: a name may well have a percent sign.
/// </summary>
internal static class SentFileName
{
    /// <summary>Null where the part is no file; empty where it is one without a name.</summary>
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
