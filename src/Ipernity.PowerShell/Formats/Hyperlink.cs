using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Formats;

/// <summary>
/// Text that opens an address where it is clicked (the terminal sequence OSC 8). PowerShell counts its width rightly and takes
/// it off again where <c>$PSStyle</c> or <c>NO_COLOR</c> asks for plain text; a terminal that does not know it shows the text.
/// </summary>
public static class Hyperlink
{
    private const string Start = "\u001b]8;;";
    private const string End = "\u001b\\";

    /// <summary>The text, clickable where the host can show that.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="address">What is opened: an address of the web, or there is no link.</param>
    /// <param name="host">The host that shows it.</param>
    /// <returns>The text; nothing where there is none.</returns>
    public static string? Of(string? text, string? address, PSHost? host) =>
        !string.IsNullOrEmpty(text) && Shows(host) && IsWebAddress(address, out var uri)
            ? Start + uri.AbsoluteUri + End + text + Start + End
            : text;

#if NETSTANDARD2_0
    // Windows PowerShell counts the sequence as text and never takes it off.
    private static bool Shows(PSHost? _) => false;
#else
    // PowerShell leaves its sequences in what a console redirects.
    private static bool Shows(PSHost? host) => host?.UI is { SupportsVirtualTerminal: true }
        && !(string.Equals(host.Name, "ConsoleHost", StringComparison.Ordinal) && Console.IsOutputRedirected);
#endif

    // An address comes from the service: what else it may be is not opened at a click.
    private static bool IsWebAddress(string? address, out Uri uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri!)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
