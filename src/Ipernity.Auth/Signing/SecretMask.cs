using System.Text.RegularExpressions;

namespace Ipernity.Auth.Signing;

/// <summary>Masks secrets wherever a text contains them.</summary>
internal static class SecretMask
{
    // Real secrets are longer. Masking a shorter text inside others would garble them.
    private const int ShortestPart = 6;

    public static string Apply(string text, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (string.IsNullOrEmpty(secret))
                continue;
            if (string.Equals(text, secret, StringComparison.OrdinalIgnoreCase))
                return RequestSigner.Mask;
            if (secret!.Length >= ShortestPart)
            {
                text = Regex.Replace(
                    text, Regex.Escape(secret), RequestSigner.Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            }
        }

        return text;
    }
}
