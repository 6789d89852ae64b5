using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>A comment on a document of the account.</summary>
internal sealed class PresentComment : IpernityElement
{
    public string? UserId { get; private set; }

    public string? Content { get; private set; }

    public static bool Read(ref Utf8JsonReader reader, PresentComment comment)
    {
        if (reader.ValueTextEquals("user_id"u8))
            comment.UserId = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("content"u8))
            comment.Content = ElementValue.Text(ref reader);
        else
            return false;
        return true;
    }
}
