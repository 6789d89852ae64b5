using System.Globalization;
using System.Text;

namespace Ipernity.Api.Downloads;

/// <summary>
/// Creates names that every file system accepts. Titles come from other people, so a name contains no separators and no control or
/// bidirectional characters, is not a device name of Windows, and is in the composed form of Unicode.
/// </summary>
internal static class SafeName
{
    /// <summary>The longest name in bytes of UTF-8. File systems take 255; the rest is for suffixes of the name.</summary>
    public const int MaximumBytes = 200;

    private const string Forbidden = "<>:\"/\\|?*";
    private const char Substitute = '_';
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>Whether some operating system does not allow a character in names.</summary>
    public static bool IsForbidden(char c) => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal);

    /// <summary>Makes a value safe as a part of a name.</summary>
    public static string Clean(string value)
    {
        var name = new StringBuilder(value.Length);
        foreach (var c in Composed(value))
        {
            if (c is ZeroWidthJoiner or ZeroWidthNonJoiner)
                name.Append(c);
            else if (char.IsWhiteSpace(c))
                name.Append(' ');
            else if (IsForbidden(c))
                name.Append(char.IsControl(c) ? "" : Substitute.ToString());
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
                name.Append(c);
        }

        return name.ToString().Trim();
    }

    /// <summary>Creates the name of a file or a folder from safe parts.</summary>
    public static string Finish(string name)
    {
        name = name.Trim().TrimEnd('.', ' ');
        if (name.Length == 0)
            return Substitute.ToString();
        // A leading dot hides a file.
        if (name[0] == '.')
            name = Substitute + name.Substring(1);
        var stem = name.Split('.')[0];
        return IsDevice(stem.TrimEnd()) ? stem.TrimEnd() + Substitute + name.Substring(stem.Length) : name;
    }

    /// <summary>The length in bytes of UTF-8.</summary>
    public static int LengthOf(string name) => Encoding.UTF8.GetByteCount(name);

    /// <summary>Shortens text to a number of bytes, without separating a character from its accents.</summary>
    public static string Cut(string text, int bytes)
    {
        if (LengthOf(text) <= bytes)
            return text;
        var cut = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        for (var length = 0; elements.MoveNext(); cut = elements.ElementIndex + elements.GetTextElement().Length)
        {
            length += LengthOf(elements.GetTextElement());
            if (length > bytes)
                break;
        }

        return text.Substring(0, cut).TrimEnd();
    }

    private static bool IsDevice(string stem) =>
        Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
        || (stem.Length == 4 && "0123456789\u00B9\u00B2\u00B3".Contains(stem[3], StringComparison.Ordinal)
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));

    // Unpaired surrogates cannot be encoded in UTF-8, and composing them throws.
    private static string Composed(string value)
    {
        var whole = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                whole.Append(value[i]).Append(value[++i]);
            else
                whole.Append(char.IsSurrogate(value[i]) || value[i] >= '\uFFFE' ? Substitute : value[i]);
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }
}
