using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// Text as a client sent it. It should be UTF-8. Other text is read in the character set that the request names, or in that of
/// Western Windows, and signed as it was sent.
/// </summary>
internal static class SentText
{
    private const int WesternWindows = 1252;

    /// <summary>Finds the character set that a request names.</summary>
    /// <returns>Its encoding; that of Western Windows if there is no such character set.</returns>
    public static Encoding FindOther(string? charset) =>
        (string.IsNullOrEmpty(charset) ? null : CodePagesEncodingProvider.Instance.GetEncoding(charset))
        ?? CodePagesEncodingProvider.Instance.GetEncoding(WesternWindows)!;

    /// <summary>Creates a parameter from the bytes of its value.</summary>
    public static Parameter Read(string name, ReadOnlySpan<byte> value, Encoding other) => Utf8.IsValid(value)
        ? new Parameter(name, Encoding.UTF8.GetString(value))
        : new Parameter(name, other.GetString(value), value.ToArray());

    /// <summary>Creates a parameter from the value of an address or a form, in which bytes can be written as %E9.</summary>
    public static Parameter ReadEncoded(string name, ReadOnlySpan<char> value, Encoding other)
    {
        if (value.IndexOfAny('%', '+') < 0)
            return new Parameter(name, value.ToString());

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length
                && byte.TryParse(value.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                bytes[length++] = code;
                i += 2;
            }
            else if (value[i] == '+')
            {
                bytes[length++] = (byte)' ';
            }
            else
            {
                var isPair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length;
                length += Encoding.UTF8.GetBytes(value.Slice(i, isPair ? 2 : 1), bytes.AsSpan(length));
                i += isPair ? 1 : 0;
            }
        }

        return Read(name, bytes.AsSpan(0, length), other);
    }

    /// <summary>The text of a form. Bytes that are not UTF-8 are written as %E9.</summary>
    public static string Escape(ReadOnlySpan<byte> form)
    {
        if (Utf8.IsValid(form))
            return Encoding.UTF8.GetString(form);

        var text = new StringBuilder(form.Length);
        foreach (var b in form)
        {
            if (b < 0x80)
                text.Append((char)b);
            else
                text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return text.ToString();
    }
}
