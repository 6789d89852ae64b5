using System.Text;
using System.Text.RegularExpressions;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Errors;

/// <summary>Cleans text of a server for display: masks secrets, removes control characters, and limits the length.</summary>
internal static class ServiceText
{
    private const int MaxLength = 500;

    // Real secrets are longer. Masking shorter texts would garble the message.
    private const int ShortestSecret = 6;

    public static string Clean(string? text, IEnumerable<string?> secrets)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";

        var clean = text!;
        foreach (var secret in secrets)
        {
            if (secret is { Length: >= ShortestSecret })
            {
                clean = Regex.Replace(
                    clean, Regex.Escape(secret), RequestSigner.Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            }
        }

        var shown = new StringBuilder(Math.Min(clean.Length, MaxLength));
        foreach (var c in clean)
        {
            if (shown.Length == MaxLength)
                return shown.Append("...").ToString();
            shown.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
        }

        return shown.ToString().Trim();
    }
}
