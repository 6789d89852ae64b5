using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Errors;

/// <summary>Cleans text of a server for display: masks secrets, makes control characters visible, and limits the length.</summary>
internal static class ServiceText
{
    private const int MaxLength = 500;

    public static string Clean(string? text, IEnumerable<string?> secrets)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";

        var masked = SecretMask.Apply(text!, secrets);
        var cut = masked.Length > MaxLength ? masked.Remove(MaxLength) + "..." : masked;
        // A message is one line.
        return new string([.. VisibleText.Of(cut).Select(static c => char.IsWhiteSpace(c) ? ' ' : c)]).Trim();
    }
}
