using System.Text;

namespace Ipernity.Auth.Signing;

/// <summary>Writes texts as UTF-8 into one buffer.</summary>
internal ref struct Utf8Text(byte[] buffer)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public int Length { get; private set; }

    public static int MaxLength(string text) => Strict.GetMaxByteCount(text.Length);

    public void Append(string text)
    {
        try
        {
            Length += Strict.GetBytes(text, 0, text.Length, buffer, Length);
        }
        catch (EncoderFallbackException invalid)
        {
            // A replacement character would change what is signed. The text may be secret, so the message does not contain it.
            throw new ArgumentException(
                $"A text to sign is not valid Unicode: it contains an unpaired surrogate at position {invalid.Index}.");
        }
    }
}
