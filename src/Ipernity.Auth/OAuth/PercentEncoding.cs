using System.Text;

namespace Ipernity.Auth.OAuth;

/// <summary>Percent-encodes UTF-8 text for a signature (RFC 5849, section 3.6).</summary>
internal static class PercentEncoding
{
    private const string Hexadecimal = "0123456789ABCDEF";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The text is not valid Unicode.</exception>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Bytes(text))
        {
            if (IsUnreserved((char)octet))
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(Hexadecimal[octet >> 4]).Append(Hexadecimal[octet & 0xF]);
        }

        return encoded.ToString();
    }

    private static byte[] Bytes(string text)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException invalid)
        {
            throw new ArgumentException(
                $"A text to sign is not valid Unicode: it contains an unpaired surrogate at position {invalid.Index}.");
        }
    }

    private static bool IsUnreserved(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~';
}
