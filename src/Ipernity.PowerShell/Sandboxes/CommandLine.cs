using System.Text;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// Writes words as one command line that comes apart into the same words again: .NET Framework cannot be given them one by
/// one. The rules are those of Windows, which .NET follows on every system.
/// </summary>
internal static class CommandLine
{
    public static string Join(IEnumerable<string> words) => string.Join(" ", words.Select(Quote));

    private static string Quote(string word)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in word)
        {
            if (c == '"')
                // Those before a quote are halved when the line is read, and one more keeps the quote.
                quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
