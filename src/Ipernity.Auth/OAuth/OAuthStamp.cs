using System.Globalization;
using System.Security.Cryptography;

namespace Ipernity.Auth.OAuth;

/// <summary>The nonce and the timestamp of a request. Timestamps never go back, even if the clock does.</summary>
internal sealed record OAuthStamp(string Nonce, string Timestamp)
{
    private static readonly object Gate = new();
    private static long _latest;

    public static OAuthStamp Create()
    {
        lock (Gate)
        {
            _latest = Math.Max(_latest, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
            return new OAuthStamp(CreateNonce(), _latest.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Only digits, as in existing clients.
    private static string CreateNonce()
    {
        var bytes = new byte[8];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return BitConverter.ToUInt64(bytes, 0).ToString("D20", CultureInfo.InvariantCulture);
    }
}
