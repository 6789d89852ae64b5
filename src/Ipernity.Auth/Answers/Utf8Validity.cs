#if !NET8_0_OR_GREATER
using System.Text;
#endif

namespace Ipernity.Auth.Answers;

/// <summary>Tells UTF-8 from other bytes before anything is read of them.</summary>
internal static class Utf8Validity
{
#if NET8_0_OR_GREATER
    public static bool IsValid(ReadOnlySpan<byte> content) => System.Text.Unicode.Utf8.IsValid(content);
#else
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsValid(ReadOnlySpan<byte> content)
    {
        try
        {
            _ = Strict.GetCharCount(content.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#endif
}
