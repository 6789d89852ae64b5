using System.Text;

namespace Ipernity.Auth.Answers;

/// <summary>Checks that content is UTF-8 before it is read.</summary>
internal static class Utf8Validity
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsValid(ReadOnlySpan<byte> content)
    {
        try
        {
            _ = Strict.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
