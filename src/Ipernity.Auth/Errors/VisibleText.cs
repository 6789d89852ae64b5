using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Ipernity.Auth.Answers;

namespace Ipernity.Auth.Errors;

/// <summary>
/// Shows text that other people wrote without letting it control the terminal or the direction of the text around it. Control
/// characters become their symbols, such as ␛ for ESC; characters without a symbol become their number, such as &lt;U+202E&gt;.
/// </summary>
internal static class VisibleText
{
    private const char Delete = '\u007F';
    private const char FirstSymbol = '\u2400';
    private const char DeleteSymbol = '\u2421';

    /// <summary>Converts text that can have several lines: tabs and line breaks are kept, and CR LF becomes LF.</summary>
    public static string Of(string text) => Show(text, isLine: false);

    /// <summary>Converts text to one line: line breaks and tabs become symbols too.</summary>
    public static string OfLine(string text) => Show(text, isLine: true);

    /// <summary>Whether the text contains a character that <see cref="Of"/> replaces.</summary>
    public static bool IsNeededFor(string text) => Find(text, isLine: false) >= 0;

    private static string Show(string text, bool isLine)
    {
        var first = Find(text, isLine);
        if (first < 0)
            return text;

        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length; i++)
        {
            if (!IsControl(text, i, isLine))
                shown.Append(text[i]);
            else if (!isLine && IsLineBreak(text, i))
                continue;
            else if (text[i] < ' ')
                shown.Append((char)(FirstSymbol + text[i]));
            else if (text[i] == Delete)
                shown.Append(DeleteSymbol);
            else
                shown.AppendFormat(CultureInfo.InvariantCulture, "<U+{0:X4}>", (int)text[i]);
        }

        return shown.ToString();
    }

    [MethodImpl(HotCode.Optimized)]
    private static int Find(string text, bool isLine)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Nearly all characters are printable ASCII.
            if (text[i] is (< ' ' or > '~') && IsControl(text, i, isLine))
                return i;
        }

        return -1;
    }

    private static bool IsControl(string text, int index, bool isLine) => text[index] switch
    {
        '\n' or '\t' => isLine,
        var c => char.IsControl(c) || IsBidirectional(c) || c is '\u2028' or '\u2029',
    };

    // The line break of Windows. A carriage return alone would let the rest of the line overwrite its beginning.
    private static bool IsLineBreak(string text, int index) =>
        text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n';

    // The characters with the property Bidi_Control of Unicode.
    private static bool IsBidirectional(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
