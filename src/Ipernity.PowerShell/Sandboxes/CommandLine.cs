using System.Text;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// Joins arguments to one command line that programs split into the same arguments. .NET Framework has no list of arguments. The rules
/// are those of Windows, which .NET follows on every system.
/// </summary>
internal static class CommandLine
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
                // Programs halve the backslashes before a quote; one more escapes the quote.
                quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
